#pragma once
#include "numbers.h"

// Lengths as numbers of 6 bits: exact below `longCode`, then steps. See electron/kernel/nearest/lengths.ts.

constexpr u32 longCode = 48, codeCount = 64, bandCount = 8;
constexpr double endless = __builtin_inf();

inline double leastLength[codeCount + 1];
inline u8 bandOf[codeCount];

inline void openLengths() {
  constexpr u32 firstCodes[bandCount] = {0, 6, 8, 9, 10, 12, 14, 18};
  double step = longCode;
  for (u32 code = 0; code < codeCount; code++) {
    leastLength[code] = code < longCode ? code : __builtin_floor(step + 0.5);
    if (code >= longCode) step *= 1.5;
    for (u32 band = 0; band < bandCount; band++)
      if (firstCodes[band] <= code) bandOf[code] = u8(band);
  }
  leastLength[codeCount] = endless;
}

inline u32 codeOf(u32 length) {
  if (length < longCode) return length;
  u32 code = longCode;
  while (double(length) >= leastLength[code + 1]) code++;
  return code;
}
