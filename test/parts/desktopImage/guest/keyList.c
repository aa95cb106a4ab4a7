#include "guest.h"
#include "input.h"
#include "machine.h"
#include "screen.h"

static void printByte(uint8_t value) {
  static const char digits[] = "0123456789abcdef";
  char text[] = {digits[value >> 4], digits[value & 15], ' ', 0};
  printSerial(text);
}

// What the keyboard sent, and nothing else: one line for all that came together.
void runKeyList(void) {
  fillScreen(0x2A4B2A);
  drawCentred(screenHeight / 2 - 16, "Press keys", 0xFFFFFF, 2);
  for (;;) {
    int code = nextScanCode();
    if (code >= 0) {
      printSerial("keys: ");
      for (; code >= 0; code = nextScanCode()) printByte(code);
      printSerial("\r\n");
    }
    sleepUntilEvent();
    obeyPowerButton();
  }
}
