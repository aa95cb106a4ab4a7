#include "guest.h"
#include "input.h"
#include "machine.h"
#include "screen.h"

typedef struct {
  char magic[8];
  uint32_t stage;
  uint8_t rest[500];
} FirstSector;

static const char magic[8] = "DEMODISK";

DiskStage readStage(void) {
  FirstSector sector;
  if (!readSector(0, &sector)) return diskEmpty;
  for (int index = 0; index < 8; index++)
    if (sector.magic[index] != magic[index]) return diskEmpty;
  return sector.stage;
}

void writeStage(DiskStage stage) {
  FirstSector sector = {.stage = stage};
  for (int index = 0; index < 8; index++) sector.magic[index] = magic[index];
  writeSector(0, &sector);
}

static void endSession(void) {
  uint32_t seconds = numberSetting("shutdownSeconds", 1);
  showFrom(0);
  fillScreen(0x00386B);
  drawCentred(screenHeight / 2 - 32, "Shutting down", 0xFFFFFF, 3);
  uint32_t end = ticks + seconds * ticksPerSecond;
  while (ticks < end) sleepUntilEvent(), nextKey();
  powerOff();
}

void obeyPowerButton(void) {
  if (powerButtonPressed() && !sameText(setting("fault", ""), "deaf")) endSession();
}

void waitTicks(unsigned count) {
  for (uint32_t end = ticks + count; ticks < end;) {
    sleepUntilEvent();
    nextKey();
    obeyPowerButton();
  }
}

// The same lines, control sequences included, that UEFI firmware writes to its serial console.
static void announceBoot(const char *number, const char *name, const char *path) {
  static const char *const verbs[] = {"loading", "starting"};
  printSerial("\033[2J\033[01;01H\033[=3h\033[2J\033[01;01H");
  for (int index = 0; index < 2; index++) {
    printSerial("BdsDxe: "), printSerial(verbs[index]), printSerial(" Boot"), printSerial(number);
    printSerial(" \""), printSerial(name), printSerial("\" from "), printSerial(path), printSerial("\r\n");
  }
}

static void announce(DiskStage stage) {
  const char *fault = setting("fault", "");
  if (sameText(fault, "silent"))
    for (;;) waitTicks(ticksPerSecond);
  if (sameText(fault, "unbootable")) {
    printSerial("BdsDxe: No bootable option or device was found.\r\n");
    for (;;) waitTicks(ticksPerSecond);
  }
  if (stage == diskEmpty)
    announceBoot("0001", "UEFI QEMU DVD-ROM QM00005 ", "PciRoot(0x0)/Pci(0x1F,0x2)/Sata(0x2,0xFFFF,0x0)");
  else
    announceBoot("0004", "Windows Boot Manager",
                 "HD(1,GPT,6D6F6465-0001-4002-8003-77696E646F77,0x800,0x40000)/\\EFI\\Microsoft\\Boot\\bootmgfw.efi");
}

void guestMain(void) {
  startMachine();
  if (!openScreen(numberSetting("width", 1280), numberSetting("height", 720))) powerOff();
  startInput();
  DiskStage stage = readStage();
  announce(stage);
  if (stage == diskEmpty) {
    installSystem();
    resetMachine();
  }
  if (stage == diskCopied) finishInstallation();
  const char *program = setting("guest", "desktop");
  if (sameText(program, "painter")) runPainter();
  if (sameText(program, "keyblock")) runKeyBlock();
  if (sameText(program, "keylist")) runKeyList();
  runDesktop(stage == diskCopied);
}
