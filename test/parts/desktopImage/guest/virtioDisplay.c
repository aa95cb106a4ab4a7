#include "machine.h"
#include "screen.h"

// The virtio adapter is driven as a VGA one; of its own protocol only the question for the viewer's wishes is spoken.
enum { identity = 0x10501AF4, queueSize = 2, displayInfo = 0x0100, displayInfoAnswer = 0x1101 };

typedef volatile struct {
  uint32_t deviceFeatureSelect, deviceFeature, driverFeatureSelect, driverFeature;
  uint16_t configVector, queueCount;
  uint8_t status, generation;
  uint16_t queueSelect, queueSize, queueVector, queueEnable, queueNotifyOffset;
  uint32_t descriptors[2], available[2], used[2];
} Common;

typedef volatile struct {
  uint32_t eventsRead, eventsClear;
} Config;

typedef struct {
  uint32_t address[2], length;
  uint16_t flags, next;
} Descriptor;

typedef struct {
  uint32_t kind, flags, fence[2], context, padding;
} Header;

typedef struct {
  uint32_t left, top, width, height, enabled, flags;
} Display;

static Common *common;
static Config *config;
static volatile uint16_t *notify;
static __attribute__((aligned(4096))) Descriptor descriptors[queueSize];
static __attribute__((aligned(4096))) volatile struct { uint16_t flags, index, ring[queueSize], event; } available;
static __attribute__((aligned(4096))) volatile struct { uint16_t flags, index; struct { uint32_t id, length; } ring[queueSize]; } used;
static Header question;
static struct { Header header; Display displays[16]; } answer;

static uint8_t *regionOf(int slot, uint32_t capability) {
  uint32_t bar = readPci(slot, capability + 4) & 0xFF;
  return (uint8_t *)((readPci(slot, 0x10 + 4 * bar) & ~15u) + readPci(slot, capability + 8));
}

static bool findRegions(int slot) {
  uint32_t multiplier = 0;
  uint8_t *notifications = 0;
  for (uint32_t at = readPci(slot, 0x34) & 0xFC; at; at = readPci(slot, at) >> 8 & 0xFC) {
    uint32_t head = readPci(slot, at);
    if ((head & 0xFF) != 9) continue;
    uint8_t kind = head >> 24;
    if (kind == 1) common = (Common *)regionOf(slot, at);
    if (kind == 2) notifications = regionOf(slot, at), multiplier = readPci(slot, at + 16);
    if (kind == 4) config = (Config *)regionOf(slot, at);
  }
  if (!common || !config || !notifications) return false;
  common->queueSelect = 0;
  notify = (volatile uint16_t *)(notifications + common->queueNotifyOffset * multiplier);
  return true;
}

static bool startAdapter(void) {
  int slot = findDevice(identity);
  if (slot < 0) return false;
  writePci(slot, 4, readPci(slot, 4) | 6);
  if (!findRegions(slot)) return false;
  common->status = 0;
  common->status = 1, common->status = 3;
  // Of all features only "version 1".
  common->driverFeatureSelect = 0, common->driverFeature = 0;
  common->driverFeatureSelect = 1, common->driverFeature = 1;
  common->status = 11;
  common->queueSelect = 0, common->queueSize = queueSize;
  common->descriptors[0] = (uint32_t)descriptors, common->descriptors[1] = 0;
  common->available[0] = (uint32_t)&available, common->available[1] = 0;
  common->used[0] = (uint32_t)&used, common->used[1] = 0;
  common->queueEnable = 1;
  common->status = 15;
  return true;
}

static bool ask(void) {
  question = (Header){.kind = displayInfo};
  descriptors[0] = (Descriptor){{(uint32_t)&question, 0}, sizeof question, 1, 1};
  descriptors[1] = (Descriptor){{(uint32_t)&answer, 0}, sizeof answer, 2, 0};
  uint16_t before = used.index;
  available.ring[available.index % queueSize] = 0;
  __asm__ volatile("" ::: "memory");
  available.index++;
  *notify = 0;
  for (uint32_t end = ticks + ticksPerSecond; used.index == before;)
    if (ticks > end) return false;
  __asm__ volatile("" ::: "memory");
  return answer.header.kind == displayInfoAnswer;
}

bool wishedSize(int *width, int *height) {
  static enum { unknown, absent, present } state;
  if (state == unknown) state = startAdapter() ? present : absent;
  if (state == absent || !(config->eventsRead & 1)) return false;
  config->eventsClear = 1;
  if (!ask() || !answer.displays[0].enabled) return false;
  *width = answer.displays[0].width, *height = answer.displays[0].height;
  return true;
}
