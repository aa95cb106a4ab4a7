#include "guest.h"
#include "machine.h"
#include "screen.h"

enum { background = 0x1F4E79, track = 0x15395A, bar = 0x7EC8F2, white = 0xFFFFFF };

static const char *percentText(uint32_t percent) {
  static char text[5];
  char *end = text;
  if (percent >= 100) *end++ = '1';
  if (percent >= 10) *end++ = '0' + percent / 10 % 10;
  *end++ = '0' + percent % 10;
  *end++ = '%', *end = 0;
  return text;
}

// A bar that fills within the given ticks.
static void showProgress(const char *title, const char *step, uint32_t duration) {
  fillScreen(background);
  drawCentred(screenHeight / 3, title, white, 3);
  drawCentred(screenHeight / 3 + 80, step, white, 2);
  Area area = {screenWidth / 4, screenHeight * 2 / 3, screenWidth / 2, 16};
  fillArea(area, track);
  uint32_t start = ticks, shown = 101;
  do {
    uint32_t percent = duration ? (ticks - start) * 100 / duration : 100;
    if (percent > 100) percent = 100;
    if (percent != shown) {
      fillArea((Area){area.left, area.top, area.width * (int)percent / 100, area.height}, bar);
      fillArea((Area){screenWidth / 2 - 64, area.top + 32, 128, 32}, background);
      drawCentred(area.top + 32, percentText(percent), white, 2);
      shown = percent;
    }
    waitTicks(1);
  } while (ticks - start < duration);
}

static uint32_t setupTicks(void) { return numberSetting("setupSeconds", 4) * ticksPerSecond; }

void installSystem(void) {
  showProgress(setting("title", "Windows"), "Copying files to the disk", setupTicks() / 2);
  writeStage(diskCopied);
}

void finishInstallation(void) {
  showProgress(setting("title", "Windows"), "Getting ready", setupTicks() / 2);
  writeStage(diskInstalled);
}
