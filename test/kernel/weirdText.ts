import fc from "fast-check";

const odd = [
  ...Array.from("aZ09 .,'’-_:İıK\u212aﬁ½①３Ａé😀👩❤"),
  ...Array.from("ΣσςΑ你好𠮷〇々、。ー・゠かがスｶﾊﾟﾞﾟ〼㍿"),
  ...Array.from("한국ㅎㅏㄴㅋㅠ"),
  "\u1112\u1161\u11ab",
  "\uffb0\uffc2",
  "e\u0301",
  "e\u0315\u0300\u0323",
  "\u0301",
  "\u0345",
  "か\u3099",
  "か\u309a",
  "葛\u{e0100}",
  "👨‍👩‍👧‍👦",
  "1\ufe0f\u20e3",
  "\ufe0f",
  "\u200d",
  "\u200f",
  "שלום",
  "עם",
  "مرحبا",
  "\ufdfa",
  "ไทย",
  "ำ",
  "น้ำ",
  "ພາສາ",
  "हिन्दी",
  "\u0cc6\u0cc2\u0cd5",
  "\u{16d63}\u{16d67}\u{16d67}",
  "\u{1d15e}",
  "\ud800",
  "\udc00",
  "\u0000",
  "\ufeff",
  "\u00ad",
  "\r\n",
];

/** Texts of characters that fold, compose or cut in unusual ways, and texts of any characters and units. */
export const weirdText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...odd), { maxLength: 40 }).map((parts) => parts.join("")),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  { weight: 1, arbitrary: fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map(ofUnits) },
);

function ofUnits(units: readonly number[]): string {
  return String.fromCharCode(...units);
}
