#include "screen.h"

#include "machine.h"

enum { indexPort = 0x1CE, valuePort = 0x1CF };
enum { registerWidth = 1, registerHeight = 2, registerDepth = 3, registerEnable = 4, registerTop = 9 };

int screenWidth, screenHeight;
static int memorySize = 16 << 20;
static uint32_t *pixels;
static uint8_t glyphs[256][glyphHeight];

static void setRegister(uint16_t index, uint16_t value) {
  outWord(indexPort, index);
  outWord(valuePort, value);
}

// In text mode the adapter keeps its font in plane 2: no font of our own is needed.
static void loadFont(void) {
  outWord(0x3C4, 0x0402), outWord(0x3C4, 0x0704), outWord(0x3CE, 0x0204), outWord(0x3CE, 0x0005), outWord(0x3CE, 0x0406);
  const volatile uint8_t *plane = (const volatile uint8_t *)0xA0000;
  for (int glyph = 0; glyph < 256; glyph++)
    for (int row = 0; row < glyphHeight; row++) glyphs[glyph][row] = plane[glyph * 32 + row];
  outWord(0x3C4, 0x0302), outWord(0x3C4, 0x0304), outWord(0x3CE, 0x0004), outWord(0x3CE, 0x1005), outWord(0x3CE, 0x0E06);
}

static bool findAdapter(void) {
  int slot = findDevice(0x11111234);
  if (slot < 0) slot = findDevice(0x10501AF4), memorySize = 8 << 20;
  if (slot < 0) return false;
  pixels = (uint32_t *)(readPci(slot, 0x10) & ~15u);
  loadFont();
  return true;
}

bool openScreen(int width, int height) {
  if (!pixels && !findAdapter()) return false;
  screenWidth = width & ~7, screenHeight = height;
  setRegister(registerEnable, 0);
  setRegister(registerWidth, screenWidth), setRegister(registerHeight, screenHeight), setRegister(registerDepth, 32);
  setRegister(registerEnable, 0x41);
  return true;
}

void fillRow(int row, int left, int width, uint32_t colour) {
  uint32_t *target = pixels + row * screenWidth + left;
  __asm__ volatile("rep stosl" : "+D"(target), "+c"(width) : "a"(colour) : "memory");
}

void fillArea(Area area, uint32_t colour) {
  for (int row = 0; row < area.height; row++) fillRow(area.top + row, area.left, area.width, colour);
}

void fillScreen(uint32_t colour) { fillArea((Area){0, 0, screenWidth, screenHeight}, colour); }

static void drawGlyph(int left, int top, uint8_t glyph, uint32_t colour, int scale) {
  for (int row = 0; row < glyphHeight; row++)
    for (int column = 0; column < glyphWidth; column++)
      if (glyphs[glyph][row] >> (7 - column) & 1)
        fillArea((Area){left + column * scale, top + row * scale, scale, scale}, colour);
}

void drawText(int left, int top, const char *text, uint32_t colour, int scale) {
  for (; *text; text++, left += glyphWidth * scale) drawGlyph(left, top, *text, colour, scale);
}

void drawCentred(int top, const char *text, uint32_t colour, int scale) {
  int length = 0;
  while (text[length]) length++;
  drawText((screenWidth - length * glyphWidth * scale) / 2, top, text, colour, scale);
}

// Showing another part of the video memory replaces the whole picture at the price of one register.
void showFrom(int row) { setRegister(registerTop, row); }

int hiddenRows(void) { return memorySize / 4 / screenWidth - screenHeight; }

enum { pointerWidth = 12, pointerHeight = 18 };
static uint32_t underPointer[pointerHeight][pointerWidth];
static int pointerLeft = -1, pointerTop;

void hidePointer(void) {
  if (pointerLeft < 0) return;
  for (int row = 0; row < pointerHeight; row++)
    for (int column = 0; column < pointerWidth; column++)
      pixels[(pointerTop + row) * screenWidth + pointerLeft + column] = underPointer[row][column];
  pointerLeft = -1;
}

void drawPointer(int left, int top) {
  hidePointer();
  pointerLeft = left > screenWidth - pointerWidth ? screenWidth - pointerWidth : left;
  pointerTop = top > screenHeight - pointerHeight ? screenHeight - pointerHeight : top;
  for (int row = 0; row < pointerHeight; row++)
    for (int column = 0; column < pointerWidth; column++) {
      uint32_t *pixel = &pixels[(pointerTop + row) * screenWidth + pointerLeft + column];
      underPointer[row][column] = *pixel;
      int edge = row < 12 ? row : 18 - row;
      if (column <= edge) *pixel = column == edge || column == 0 ? 0x000000 : 0xFFFFFF;
    }
}
