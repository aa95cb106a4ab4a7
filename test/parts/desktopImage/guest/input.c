#include "input.h"

#include "machine.h"
#include "screen.h"

void pointerCommand(uint32_t command, uint32_t argument, uint32_t answer[4]);

static const char plain[] =
    "\0\0331234567890-=\b\tqwertyuiop[]\n\0asdfghjkl;'`\0\\zxcvbnm,./\0*\0 ";
static const char shifted[] =
    "\0\033!@#$%^&*()_+\b\tQWERTYUIOP{}\n\0ASDFGHJKL:\"~\0|ZXCVBNM<>?\0*\0 ";
enum { scanControl = 0x1D, scanShiftLeft = 0x2A, scanShiftRight = 0x36, scanAlt = 0x38, scanDelete = 0x53 };
enum { pointerData = 39, pointerStatus = 40, pointerControl = 41, pointerEnable = 0x45414552, pointerAbsolute = 0x53424152 };

static bool shift, control, alt;

static void writeController(uint8_t port, uint8_t value) {
  while (inByte(0x64) & 2) {}
  outByte(port, value);
}

static uint8_t readController(void) {
  while (!(inByte(0x64) & 1)) {}
  return inByte(0x60);
}

void startInput(void) {
  while (inByte(0x64) & 1) inByte(0x60);
  writeController(0x64, 0xA8);
  writeController(0x64, 0x20);
  uint8_t configuration = readController();
  // Both interrupts, scan codes translated to set 1.
  writeController(0x64, 0x60), writeController(0x60, (configuration | 0x43) & ~0x30);
  writeController(0x64, 0xD4), writeController(0x60, 0xF4);
  readController();
  uint32_t answer[4];
  pointerCommand(pointerControl, pointerEnable, answer);
  pointerCommand(pointerStatus, 0, answer);
  pointerCommand(pointerData, 1, answer);
  pointerCommand(pointerControl, pointerAbsolute, answer);
}

static bool modifier(uint8_t key, bool down) {
  if (key == scanShiftLeft || key == scanShiftRight)
    shift = down;
  else if (key == scanControl)
    control = down;
  else if (key == scanAlt)
    alt = down;
  else
    return false;
  return true;
}

int nextScanCode(void) {
  while (inByte(0x64) & 1) {
    bool fromPointer = inByte(0x64) & 0x20;
    uint8_t code = inByte(0x60);
    if (!fromPointer) return code;
  }
  return -1;
}

int nextKey(void) {
  while (inByte(0x64) & 1) {
    bool fromPointer = inByte(0x64) & 0x20;
    uint8_t code = inByte(0x60);
    if (fromPointer || code == 0xE0 || code == 0xE1) continue;
    uint8_t key = code & 0x7F;
    bool down = !(code & 0x80);
    if (modifier(key, down) || !down) continue;
    if (control && alt && key == scanDelete) return keySecureAttention;
    char character = key < sizeof plain - 1 ? (shift ? shifted : plain)[key] : 0;
    return character ? character : keyOther;
  }
  return keyNone;
}

Pointer readPointer(void) {
  static Pointer pointer;
  pointer.moved = false;
  uint32_t answer[4];
  for (;;) {
    pointerCommand(pointerStatus, 0, answer);
    if ((answer[0] & 0xFFFF) < 4 || answer[0] >> 16 == 0xFFFF) return pointer;
    pointerCommand(pointerData, 4, answer);
    pointer.left = (answer[1] & 0xFFFF) * (uint32_t)screenWidth >> 16;
    pointer.top = (answer[2] & 0xFFFF) * (uint32_t)screenHeight >> 16;
    pointer.pressed = answer[0] & 0x20;
    pointer.moved = true;
  }
}
