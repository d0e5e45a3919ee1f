type Row = Readonly<{ instruction: string; input: string; output: string }>;

// Lists of different lengths, so that their pairs and triples repeat late.
const animals = "fox,heron,badger,otter,beetle,raven,hedgehog,salmon,lizard,moth,squirrel,toad,falcon".split(
  ",",
);
const places =
  "old garden,harbour wall,village square,mountain hut,river bank,train station,school yard,city library,pine forest,salt marsh,castle tower".split(
    ",",
  );
const people = "Ana,Boris,Chidi,Dana,Emre,Fatima,Goran,Hana,Ivo,Jun,Kofi,Lea,Marek,Nia".split(",");
const things = "umbrella,candle,ladder,basket,lantern,kettle,blanket,hammer,mirror,whistle".split(",");
const feelings =
  "calm,proud,curious,tired,hopeful,nervous,grateful,lonely,cheerful,patient,stubborn,bold".split(",");
const foods =
  "plum cake,bean soup,rye bread,fried rice,apple salad,corn porridge,carrot stew,cheese toast,noodle broth,lemon tart".split(
    ",",
  );
const days = "Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday".split(",");

const at = (list: readonly string[], index: number): string => list[index % list.length] ?? "";
const reversed = (word: string): string => Array.from(word).toReversed().join("");

type Template = (i: number) => Row;
const plain = (instruction: string, output: string): Row => ({ instruction, input: "", output });

const templates: readonly Template[] = [
  (i) => plain(`What is ${i * 7 + 12} plus ${i * 3 + 5}?`, `${i * 10 + 17}`),
  (i) => plain(`Multiply ${i + 11} by ${i * 2 + 3} and tell me the product.`, `${(i + 11) * (i * 2 + 3)}`),
  (i) =>
    plain(
      `How many minutes are ${i + 2} hours and ${i * 4 + 1} minutes together?`,
      `${(i + 2) * 60 + i * 4 + 1} minutes`,
    ),
  (i) => plain(`Spell ${at(things, i)} backwards for ${at(people, i)}.`, reversed(at(things, i))),
  (i) =>
    plain(
      `How long are ${at(animals, i)} and ${at(things, i + 3)}?`,
      `${at(animals, i).length} and ${at(things, i + 3).length} letters`,
    ),
  (i) =>
    plain(
      `Write a sentence about a ${at(feelings, i)} ${at(animals, i + 2)} at the ${at(places, i + 5)}.`,
      `A ${at(feelings, i)} ${at(animals, i + 2)} waits at the ${at(places, i + 5)}.`,
    ),
  (i) =>
    plain(
      `Invite ${at(people, i)} to share ${at(foods, i)} on ${at(days, i)}.`,
      `Dear ${at(people, i)}, would you like to share ${at(foods, i)} with us on ${at(days, i)}?`,
    ),
  (i) =>
    plain(
      `Thank ${at(people, i + 4)} for the ${at(things, i)}.`,
      `Thank you for the ${at(things, i)}, ${at(people, i + 4)}. It was a great help.`,
    ),
  (i) =>
    plain(
      `Sell ${at(people, i + 6)} a ${at(things, i)}.`,
      `Look closely, ${at(people, i + 6)}: this ${at(things, i)} will serve you for twenty years.`,
    ),
  (i) =>
    plain(
      `Let ${at(people, i)} meet a ${at(animals, i)}.`,
      `One evening ${at(people, i)} opened the door, and there sat a ${at(animals, i)}.`,
    ),
  (i) =>
    plain(
      `Who would be ${at(feelings, i + 3)} near the ${at(places, i)}, and why?`,
      `Somebody who waits there for a friend may be ${at(feelings, i + 3)}.`,
    ),
  (i) =>
    plain(
      `Describe the smell of ${at(foods, i + 2)} in the ${at(places, i + 7)}.`,
      `Warm and sweet, the smell of ${at(foods, i + 2)} fills the ${at(places, i + 7)}.`,
    ),
  (i) =>
    plain(
      `Name one ${at(feelings, i + 8)} ${at(animals, i + 5)} kindly.`,
      `${at(people, i + 1)} the ${at(feelings, i + 8)}`,
    ),
  (i) => plain(`Which is larger, ${i * 13 + 40} or ${i * 11 + 55}?`, `${Math.max(i * 13 + 40, i * 11 + 55)}`),
  (i) =>
    plain(
      `Is ${i * 17 + 8} an even number, or is ${i * 5 + 1} one?`,
      (i * 17 + 8) % 2 === 0 ? "The first is even." : "The first is odd.",
    ),
  (i) =>
    plain(
      `Help ${at(people, i + 2)} cook ${at(foods, i + 9)}.`,
      `A pot, a spoon, and everything that belongs into ${at(foods, i + 9)}.`,
    ),
  (i) =>
    plain(
      `Plan a short walk from the ${at(places, i)} to the ${at(places, i + 4)} with ${at(people, i)}.`,
      `Leave the ${at(places, i)} early, rest once, and reach the ${at(places, i + 4)} by noon.`,
    ),
  (i) =>
    plain(
      `Explain to ${at(people, i + 7)} how a ${at(animals, i + 9)} spends the winter.`,
      `A ${at(animals, i + 9)} looks for shelter, ${at(people, i + 7)}, and saves its strength.`,
    ),
  (i) =>
    plain(
      `Mourn the ${at(things, i + 2)} ${at(people, i + 9)} lost.`,
      `The ${at(things, i + 2)} is gone from the hall, and nobody saw it at all.`,
    ),
  (i) =>
    plain(
      `Advise ${at(people, i + 11)}, who is ${at(feelings, i + 5)} before ${at(days, i + 3)}.`,
      `Sleep well, ${at(people, i + 11)}, and take one step at a time.`,
    ),
  (i) => ({
    instruction: `Sort these words for ${at(people, i + 6)} by alphabet, please on ${at(days, i + 1)}.`,
    input: [at(things, i), at(animals, i), at(feelings, i)].join(", "),
    output: [at(things, i), at(animals, i), at(feelings, i)].toSorted().join(", "),
  }),
  (i) => ({
    instruction: `Add ${i + 3} to every number that ${at(people, i + 10)} wrote.`,
    input: `${i}, ${i * 2}, ${i * 3}`,
    output: `${i * 2 + 3}, ${i * 3 + 3}, ${i * 4 + 3}`,
  }),
  (i) => ({
    instruction: `Turn the remark about the ${at(places, i + 8)} into a question for ${at(people, i)}.`,
    input: `The ${at(animals, i)} sleeps there.`,
    output: `Does the ${at(animals, i)} sleep there, ${at(people, i)}?`,
  }),
  (i) => ({
    instruction: `Find the animal among the ${at(feelings, i + 1)} words from ${at(days, i + 5)}'s ${at(things, i + 8)} game.`,
    input: [at(things, i + 4), at(animals, i + 7), at(feelings, i + 1)].join(", "),
    output: at(animals, i + 7),
  }),
];

/** Rows made from templates of ours: what the retrieval writer reads when the shared test data is not there. */
export function templateBank(): readonly Row[] {
  return templates.flatMap((template) => Array.from({ length: 26 }, (_, index) => template(index)));
}
