#include "guest.h"
#include "input.h"
#include "machine.h"
#include "screen.h"

enum { size = 256 };

// Black turns white and back with every key: what is measured is the way of the key and of the picture, not the guest.
void runKeyBlock(void) {
  Area block = {(screenWidth - size) / 2, (screenHeight - size) / 2, size, size};
  uint32_t colour = 0;
  fillScreen(0x404040);
  fillArea(block, colour);
  for (;;) {
    while (nextKey() != keyNone) {
      colour ^= 0xFFFFFF;
      fillArea(block, colour);
    }
    sleepUntilEvent();
    obeyPowerButton();
  }
}
