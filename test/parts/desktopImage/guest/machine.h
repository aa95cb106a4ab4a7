// The machine a guest runs on: QEMU's "pc", driven by ports and polled; interrupts only wake the processor.
#pragma once
#include <stdbool.h>
#include <stdint.h>

enum { ticksPerSecond = 60 };
extern volatile uint32_t ticks;

static inline void outByte(uint16_t port, uint8_t value) { __asm__ volatile("outb %0, %1" ::"a"(value), "Nd"(port)); }
static inline void outWord(uint16_t port, uint16_t value) { __asm__ volatile("outw %0, %1" ::"a"(value), "Nd"(port)); }
static inline void outLong(uint16_t port, uint32_t value) { __asm__ volatile("outl %0, %1" ::"a"(value), "Nd"(port)); }
static inline uint8_t inByte(uint16_t port) { uint8_t value; __asm__ volatile("inb %1, %0" : "=a"(value) : "Nd"(port)); return value; }
static inline uint16_t inWord(uint16_t port) { uint16_t value; __asm__ volatile("inw %1, %0" : "=a"(value) : "Nd"(port)); return value; }
static inline uint32_t inLong(uint16_t port) { uint32_t value; __asm__ volatile("inl %1, %0" : "=a"(value) : "Nd"(port)); return value; }

void startMachine(void);
void sleepUntilEvent(void);
bool powerButtonPressed(void);
_Noreturn void powerOff(void);
_Noreturn void resetMachine(void);
void printSerial(const char *text);
uint8_t readClock(uint8_t field);

uint32_t readPci(uint32_t slot, uint32_t offset);
void writePci(uint32_t slot, uint32_t offset, uint32_t value);
// The slot of a device by its vendor and kind; -1 when there is none.
int findDevice(uint32_t identity);

// Through the loudspeaker of the machine itself.
void startTone(uint32_t hertz);
void endTone(void);

// One line "key=value" of the settings that the start script hands over; the fallback when it is not there.
const char *setting(const char *key, const char *fallback);
uint32_t numberSetting(const char *key, uint32_t fallback);

bool readSector(uint32_t sector, void *buffer);
bool writeSector(uint32_t sector, const void *buffer);

bool sameText(const char *left, const char *right);
bool startsWith(const char *text, const char *prefix);
void copyText(char *target, const char *source, uint32_t size);
