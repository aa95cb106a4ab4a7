#include "machine.h"

void onTimer(void);
void onInterrupt(void);
void loadTables(void);

volatile uint32_t ticks;
uint64_t interruptTable[0x30];

static void setGate(int vector, void (*handler)(void)) {
  uint32_t address = (uint32_t)handler;
  interruptTable[vector] = (address & 0xFFFF) | (0x08 << 16) | ((uint64_t)(0x8E00 | (address & 0xFFFF0000)) << 32);
}

static void startInterruptController(void) {
  outByte(0x20, 0x11), outByte(0xA0, 0x11);
  outByte(0x21, 0x20), outByte(0xA1, 0x28);
  outByte(0x21, 4), outByte(0xA1, 2);
  outByte(0x21, 1), outByte(0xA1, 1);
  // Timer, keyboard, cascade; the pointer is polled on the way.
  outByte(0x21, (uint8_t)~0x07), outByte(0xA1, (uint8_t)~0x10);
}

enum { powerStatus = 0x600, powerEnable = 0x602, powerControl = 0x604, powerButton = 1 << 8 };

void startMachine(void) {
  for (int vector = 0x20; vector < 0x30; vector++) setGate(vector, onInterrupt);
  setGate(0x20, onTimer);
  loadTables();
  startInterruptController();
  uint32_t divisor = 1193182 / ticksPerSecond;
  outByte(0x43, 0x34), outByte(0x40, divisor & 0xFF), outByte(0x40, divisor >> 8);
  // QEMU only reports the power button to a guest that asked for it.
  outWord(powerEnable, powerButton);
  __asm__ volatile("sti");
}

// A key that arrived after the last look must not wait for the next timer tick: "sti; hlt" is atomic.
void sleepUntilEvent(void) {
  __asm__ volatile("cli");
  if (inByte(0x64) & 1)
    __asm__ volatile("sti");
  else
    __asm__ volatile("sti; hlt");
}

bool powerButtonPressed(void) {
  bool pressed = inWord(powerStatus) & powerButton;
  if (pressed) outWord(powerStatus, powerButton);
  return pressed;
}

void powerOff(void) {
  outWord(powerControl, 0x2000);
  for (;;) __asm__ volatile("hlt");
}

void resetMachine(void) {
  outByte(0xCF9, 6);
  for (;;) __asm__ volatile("hlt");
}

void printSerial(const char *text) {
  for (; *text; text++) {
    while (!(inByte(0x3FD) & 0x20)) {}
    outByte(0x3F8, *text);
  }
}

uint8_t readClock(uint8_t field) {
  outByte(0x70, field);
  uint8_t value = inByte(0x71);
  return (value >> 4) * 10 + (value & 15);
}

static void selectPci(uint32_t slot, uint32_t offset) { outLong(0xCF8, 0x80000000 | slot << 11 | (offset & ~3u)); }

uint32_t readPci(uint32_t slot, uint32_t offset) {
  selectPci(slot, offset);
  return inLong(0xCFC);
}

void writePci(uint32_t slot, uint32_t offset, uint32_t value) {
  selectPci(slot, offset);
  outLong(0xCFC, value);
}

int findDevice(uint32_t identity) {
  for (int slot = 0; slot < 32; slot++)
    if (readPci(slot, 0) == identity) return slot;
  return -1;
}

void startTone(uint32_t hertz) {
  uint32_t divisor = 1193182 / hertz;
  outByte(0x43, 0xB6), outByte(0x42, divisor & 0xFF), outByte(0x42, divisor >> 8);
  outByte(0x61, inByte(0x61) | 3);
}

void endTone(void) { outByte(0x61, inByte(0x61) & ~3); }

bool sameText(const char *left, const char *right) {
  while (*left && *left == *right) left++, right++;
  return *left == *right;
}

bool startsWith(const char *text, const char *prefix) {
  while (*prefix && *text == *prefix) text++, prefix++;
  return !*prefix;
}

void copyText(char *target, const char *source, uint32_t size) {
  while (*source && size-- > 1) *target++ = *source++;
  *target = 0;
}

// The compiler calls these by itself.
void *memcpy(void *target, const void *source, uint32_t size) {
  void *result = target;
  __asm__ volatile("rep movsb" : "+D"(target), "+S"(source), "+c"(size)::"memory");
  return result;
}

void *memset(void *target, int value, uint32_t size) {
  void *result = target;
  __asm__ volatile("rep stosb" : "+D"(target), "+c"(size) : "a"(value) : "memory");
  return result;
}
