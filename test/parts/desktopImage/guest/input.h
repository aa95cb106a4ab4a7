// Keys and pointer as they come in.
#pragma once
#include <stdbool.h>
#include <stdint.h>

enum { keyNone = 0, keySecureAttention = 1, keyOther = 2, keyEscape = 27 };

typedef struct {
  int left, top;
  bool moved, pressed;
} Pointer;

void startInput(void);
// The character of the next pressed key: keyNone when there is none, keyOther when the key has no character.
int nextKey(void);
// The next byte as the keyboard sent it; -1 when there is none.
int nextScanCode(void);
Pointer readPointer(void);
