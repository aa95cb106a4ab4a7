#include "machine.h"

// The first IDE disk, one sector at a time, without interrupts.
enum { base = 0x1F0, busy = 0x80, ready = 0x08, failed = 0x21 };

static bool command(uint32_t sector, uint8_t operation) {
  outByte(base + 6, 0xE0 | (sector >> 24 & 15));
  outByte(base + 2, 1);
  outByte(base + 3, sector), outByte(base + 4, sector >> 8), outByte(base + 5, sector >> 16);
  outByte(base + 7, operation);
  for (uint32_t tries = 0; tries < 1000000; tries++) {
    uint8_t status = inByte(base + 7);
    if (status == 0 || status == 0xFF || (!(status & busy) && status & failed)) return false;
    if (!(status & busy) && status & ready) return true;
  }
  return false;
}

bool readSector(uint32_t sector, void *buffer) {
  if (!command(sector, 0x20)) return false;
  for (int word = 0; word < 256; word++) ((uint16_t *)buffer)[word] = inWord(base);
  return true;
}

bool writeSector(uint32_t sector, const void *buffer) {
  if (!command(sector, 0x30)) return false;
  for (int word = 0; word < 256; word++) outWord(base, ((const uint16_t *)buffer)[word]);
  while (inByte(base + 7) & busy) {}
  outByte(base + 7, 0xE7);
  while (inByte(base + 7) & busy) {}
  return true;
}
