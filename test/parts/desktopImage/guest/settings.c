#include "machine.h"

// QEMU's firmware configuration device: a directory of named files behind two ports.
enum { selectorPort = 0x510, dataPort = 0x511, directory = 0x19 };
static const char fileName[] = "opt/demo/settings";

static char settings[2048];
static bool loaded;

static uint32_t readBigEndian(int bytes) {
  uint32_t value = 0;
  while (bytes--) value = value << 8 | inByte(dataPort);
  return value;
}

static void readFile(uint16_t selector, uint32_t size) {
  outWord(selectorPort, selector);
  for (uint32_t index = 0; index < size && index < sizeof settings - 1; index++) settings[index] = inByte(dataPort);
}

static void load(void) {
  loaded = true;
  outWord(selectorPort, directory);
  for (uint32_t left = readBigEndian(4); left > 0; left--) {
    uint32_t size = readBigEndian(4);
    uint16_t selector = readBigEndian(4) >> 16;
    char name[56];
    for (int index = 0; index < 56; index++) name[index] = inByte(dataPort);
    if (sameText(name, fileName)) {
      readFile(selector, size);
      return;
    }
  }
}

const char *setting(const char *key, const char *fallback) {
  static char values[8][400];
  static int next;
  if (!loaded) load();
  for (const char *line = settings; *line;) {
    const char *name = key;
    while (*name && *line == *name) line++, name++;
    bool found = !*name && *line == '=';
    char *value = values[next];
    if (found) line++;
    for (; *line && *line != '\n'; line++)
      if (found && value < values[next] + sizeof values[0] - 1) *value++ = *line;
    if (*line) line++;
    if (!found) continue;
    *value = 0;
    const char *result = values[next];
    next = (next + 1) % 8;
    return result;
  }
  return fallback;
}

uint32_t numberSetting(const char *key, uint32_t fallback) {
  const char *text = setting(key, "");
  if (*text < '0' || *text > '9') return fallback;
  uint32_t value = 0;
  while (*text >= '0' && *text <= '9') value = value * 10 + (*text++ - '0');
  return value;
}
