import type { ProjectLanguage } from "../nouns/language.ts";

/** How many tasks a list holds, the given ones included (ALGORITHMS 3). */
const tasksInList = 20;

const labels = "Only the labels Instruction, Input and Output and the word <noinput> stay as they are.";

const languageWords: Readonly<Record<ProjectLanguage, string>> = {
  english: "Everything is in English.",
  chinese: `Everything is in Chinese. ${labels}`,
  japanese: `Everything is in Japanese. ${labels}`,
  korean: `Everything is in Korean. ${labels}`,
  other: `Everything is in the language of the tasks that are there. ${labels}`,
};

/**
 * The words of the 20-task prompt, ours; the nine requirements are those of ALGORITHMS 3.
 * `given` tasks stand below the words, and the model writes from number `given` + 1 on in the project's language.
 */
export function list20Words(given: number, language: ProjectLanguage): string {
  const next = given + 1;
  return `Write a varied collection of ${tasksInList} tasks. The tasks are handed to a language model, and we study how well it follows them.

What each task has to fulfil:
1. Choose a new main verb for every instruction; a verb that was used is used up.
2. Change the way of asking from task to task. Some instructions are questions, others are commands.
3. Change the kind of work too: free writing, sorting into classes, correcting, shortening, rewording, explaining, calculating, planning, listing, comparing and so on.
4. A model that reads and writes nothing but text must be able to do it. It cannot see or make pictures or sound, and it cannot act: it sets no alarm, sends no message and opens no page.
5. ${languageWords[language]}
6. An instruction has one or two sentences, as a question or a command.
7. Where the task works on something, the input holds exactly that: concrete, believable and complete, never a gap to fill in such as [name]. An input says enough to make the task interesting and stays below 100 words.
8. Where the instruction is enough by itself, as with a question of general knowledge, the input is the literal word <noinput>.
9. The output answers the instruction for this input correctly and stays below 100 words.

Each task has this form, and a line of ### stands before each:
###
N. Instruction: the instruction
N. Input:
the input, or <noinput>
N. Output:
the answer

Tasks 1 to ${given} are there. Go on with task ${next} and end with task ${tasksInList}. Write nothing but the tasks.

The list of ${tasksInList} tasks:`;
}
