// The programs a guest can be; each runs until the machine goes off.
#pragma once
#include <stdbool.h>

// What stands in for a Windows disk: the first sector says how far its installation came.
typedef enum { diskEmpty, diskCopied, diskInstalled } DiskStage;

void installSystem(void);
void finishInstallation(void);
_Noreturn void runDesktop(bool firstLogon);
_Noreturn void runPainter(void);
_Noreturn void runKeyBlock(void);
_Noreturn void runKeyList(void);

DiskStage readStage(void);
void writeStage(DiskStage stage);

// Ends the machine in an orderly way when its power button was pressed.
void obeyPowerButton(void);
void waitTicks(unsigned count);
