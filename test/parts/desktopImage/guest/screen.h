// QEMU's standard display adapter, 32 bits a pixel, with the adapter's own 8x16 font.
#pragma once
#include <stdbool.h>
#include <stdint.h>

typedef struct {
  int left, top, width, height;
} Area;

enum { glyphWidth = 8, glyphHeight = 16 };
extern int screenWidth, screenHeight;

// At first, and again for another size.
bool openScreen(int width, int height);
// The viewer would like another size, which is told once; only the virtio adapter hears of it.
bool wishedSize(int *width, int *height);
void fillArea(Area area, uint32_t colour);
void fillScreen(uint32_t colour);
void fillRow(int row, int left, int width, uint32_t colour);
void drawText(int left, int top, const char *text, uint32_t colour, int scale);
void drawCentred(int top, const char *text, uint32_t colour, int scale);
void showFrom(int row);
int hiddenRows(void);
void drawPointer(int left, int top);
void hidePointer(void);
