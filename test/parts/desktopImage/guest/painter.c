#include "guest.h"
#include "input.h"
#include "machine.h"
#include "screen.h"

enum { step = 16, period = 512 };

// Flat cells in 32 colours without order: the smaller, the harder to encode. No picture moved by a step looks like the
// one before.
static uint32_t cellColour(int column, int row) {
  uint32_t mixed = ((uint32_t)column * 2654435761u) ^ ((uint32_t)row * 2246822519u);
  mixed ^= mixed >> 15, mixed *= 2654435761u;
  int index = mixed >> 27;
  return (index * 8) << 16 | ((31 - index) * 6 + 32) << 8 | ((index * 5 & 31) * 7 + 16);
}

static void drawPattern(int height) {
  int cell = numberSetting("cell", 8);
  for (int row = 0; row < height; row++)
    for (int left = 0; left < screenWidth; left += cell) {
      int width = screenWidth - left < cell ? screenWidth - left : cell;
      fillRow(row, left, width, cellColour(left / cell, row % period / cell));
    }
}

// The whole picture changes on every tick, at almost no cost to the processor that the viewer also needs.
void runPainter(void) {
  int travel = hiddenRows() < period ? hiddenRows() / step * step : period;
  drawPattern(screenHeight + travel);
  uint32_t rate = numberSetting("rate", ticksPerSecond), credit = 0;
  for (int top = 0;;) {
    uint32_t before = ticks;
    sleepUntilEvent();
    nextKey();
    obeyPowerButton();
    credit += (ticks - before) * rate;
    if (credit < ticksPerSecond) continue;
    credit %= ticksPerSecond;
    top = (top + step) % travel;
    showFrom(top);
  }
}
