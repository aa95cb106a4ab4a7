#include "guest.h"
#include "input.h"
#include "machine.h"
#include "screen.h"

enum { columns = 80, rows = 22, barHeight = 44, scale = 1, white = 0xFFFFFF, ink = 0xE6E6E6, paper = 0x0C0C0C };
static const char prompt[] = "C:\\Users\\Docker>";

static Area window;
static int column, row;
static char line[columns + 1];
static int length;

static int cellLeft(int at) { return window.left + 8 + at * glyphWidth * scale; }
static int cellTop(int at) { return window.top + 36 + at * glyphHeight * scale; }

static void drawCaret(uint32_t colour) {
  fillArea((Area){cellLeft(column), cellTop(row) + glyphHeight - 3, glyphWidth, 2}, colour);
}

static void clearConsole(void) {
  fillArea((Area){window.left, window.top + 32, window.width, window.height - 32}, paper);
  column = row = 0;
}

static void putCharacter(char character) {
  if (character != '\n') {
    char text[2] = {character, 0};
    fillArea((Area){cellLeft(column), cellTop(row), glyphWidth, glyphHeight}, paper);
    drawText(cellLeft(column++), cellTop(row), text, ink, scale);
  }
  if (character == '\n' || column == columns) column = 0, row++;
  if (row == rows) clearConsole();
}

static void print(const char *text) {
  while (*text) putCharacter(*text++);
}

static void startPrompt(void) {
  length = 0;
  print("\n"), print(prompt);
}

// "echo TEXT" prints; "echo TEXT>COM1" writes to the serial port, as Windows does.
static void echo(const char *text) {
  for (int index = 0; text[index]; index++)
    if (text[index] == '>' && startsWith(text + index + 1 + (text[index + 1] == ' '), "COM1")) {
      char words[columns + 1];
      copyText(words, text, index + 1);
      printSerial(words), printSerial("\r\n");
      return;
    }
  print("\n"), print(text);
}

static void runCommand(void) {
  if (!length) return;
  if (sameText(line, "cls"))
    clearConsole();
  else if (sameText(line, "ver"))
    print("\n"), print(setting("title", "Windows")), print(", a demonstration that installs nothing");
  else if (sameText(line, "beep"))
    startTone(440), waitTicks(2 * ticksPerSecond), endTone();
  else if (startsWith(line, "echo "))
    echo(line + 5);
  else if (sameText(line, "shutdown"))
    powerOff();
  else if (sameText(line, "restart"))
    resetMachine();
  else if (sameText(line, "help"))
    print("\nbeep  cls  echo TEXT  echo TEXT>COM1  help  restart  shutdown  ver");
  else
    print("\n'"), print(line), print("' is not a command of this demonstration. Try help.");
}

static void typeKey(int key) {
  drawCaret(paper);
  if (key == '\n') {
    runCommand();
    startPrompt();
  } else if (key == '\b' && length > 0) {
    line[--length] = 0;
    column--;
    fillArea((Area){cellLeft(column), cellTop(row), glyphWidth, glyphHeight}, paper);
  } else if (key >= ' ' && key < 127 && length < columns - (int)sizeof prompt) {
    line[length++] = key, line[length] = 0;
    putCharacter(key);
  }
  drawCaret(ink);
}

static void drawClock(void) {
  char text[] = "00:00:00";
  static const uint8_t fields[] = {4, 2, 0};
  for (int index = 0; index < 3; index++) {
    uint8_t value = readClock(fields[index]);
    text[index * 3] = '0' + value / 10, text[index * 3 + 1] = '0' + value % 10;
  }
  Area area = {screenWidth - 96, screenHeight - barHeight + 14, 64, 16};
  fillArea(area, 0x10243A);
  drawText(area.left, area.top, text, white, 1);
}

static void drawDesktop(void) {
  for (int at = 0; at < screenHeight; at++) {
    int shade = at * 96 / screenHeight;
    fillRow(at, 0, screenWidth, (16 + shade / 4) << 16 | (72 + shade) << 8 | (140 + shade));
  }
  fillArea((Area){0, screenHeight - barHeight, screenWidth, barHeight}, 0x10243A);
  for (int index = 0; index < 4; index++)
    fillArea((Area){16 + index % 2 * 12, screenHeight - barHeight + 11 + index / 2 * 12, 10, 10}, 0x7EC8F2);
  drawText(56, screenHeight - barHeight + 14, setting("title", "Windows"), white, 1);
  fillArea(window, paper);
  fillArea((Area){window.left, window.top, window.width, 32}, 0x2B5C8A);
  drawText(window.left + 12, window.top + 8, "Console", white, 1);
  drawClock();
}

static void openConsole(void) {
  int width = columns * glyphWidth + 16, height = rows * glyphHeight + 44;
  window = (Area){(screenWidth - width) / 2, (screenHeight - barHeight - height) / 2, width, height};
  drawDesktop();
  clearConsole();
  print(setting("title", "Windows")), print(" [a demonstration]\nType help for the commands.");
  startPrompt();
  drawCaret(ink);
}

// Ctrl+Alt+Del has a screen of its own, so that it can be seen to have arrived; Escape leads back.
static void showSecurityScreen(void) {
  fillScreen(0x005A9E);
  drawCentred(screenHeight / 3, "Ctrl+Alt+Del", white, 4);
  drawCentred(screenHeight / 3 + 96, "Press Esc to return", white, 2);
  while (nextKey() != keyEscape) {
    sleepUntilEvent();
    obeyPowerButton();
  }
  openConsole();
}

static void followPointer(void) {
  Pointer pointer = readPointer();
  if (pointer.moved) drawPointer(pointer.left, pointer.top);
}

static void tickClock(void) {
  Pointer pointer = readPointer();
  hidePointer();
  drawClock();
  if (pointer.left || pointer.top) drawPointer(pointer.left, pointer.top);
}

// The first logon runs install.bat; of that program only its lines to COM1 matter here. They come joined by tabs.
static void sendReadyLines(const char *lines) {
  if (!*lines) return;
  for (; *lines; lines++) {
    char text[2] = {*lines, 0};
    printSerial(*lines == '\t' ? "\r\n" : text);
  }
  printSerial("\r\n");
}

// The console needs its room, and the picture the adapter's memory.
static void followWishedSize(void) {
  int width, height;
  if (!wishedSize(&width, &height)) return;
  hidePointer();
  openScreen(width < 720 ? 720 : width > 1920 ? 1920 : width, height < 480 ? 480 : height > 1080 ? 1080 : height);
  openConsole();
}

void runDesktop(bool firstLogon) {
  openConsole();
  if (firstLogon) sendReadyLines(setting("token", ""));
  for (uint32_t second = 0;;) {
    for (int key; (key = nextKey()) != keyNone;) {
      hidePointer();
      if (key == keySecureAttention)
        showSecurityScreen();
      else
        typeKey(key);
    }
    followPointer();
    followWishedSize();
    if (ticks / ticksPerSecond != second) {
      second = ticks / ticksPerSecond;
      tickClock();
    }
    sleepUntilEvent();
    obeyPowerButton();
  }
}
