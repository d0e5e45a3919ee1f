import type { Answer, Ask } from "./server.ts";

const verbs = wordsOf(`解释 列出 比较 总结 描述 评价 规划 翻译 改写 分析 推荐 计算`);
const topics =
  wordsOf(`光合作用的过程 唐代诗歌的特点 健康早餐的做法 城市交通的难题 火山喷发的原因 学习外语的方法
  冬季旅行的行李 家庭预算的分配 太阳系行星的顺序 阅读习惯的好处 茶叶保存的窍门 合同条款的含义
  古代丝绸之路的影响 睡眠不足的后果 面试准备的要点 海洋污染的来源 养猫需要的用品 象棋开局的思路`);
const manners = wordsOf(`并举一个例子 用简单的话 分三点说明 面向小学生 不超过两句话 写给一位朋友 按重要程度`);

/** The nth Chinese instruction of 1,512, ours; no two of the first 126 are alike. */
export function chineseInstruction(n: number): string {
  const of = (list: readonly string[], at: number): string => list[at % list.length] ?? "";
  return `${of(verbs, n)}${of(topics, n)}，${of(manners, n)}。`;
}

/** Seeds as lines of JSON. */
export const chineseSeeds = [
  { instruction: "请列出中国的三条大河。", input: "", output: "长江、黄河和珠江。" },
  { instruction: "把下面的句子改成疑问句。", input: "你喜欢喝茶。", output: "你喜欢喝茶吗？" },
  { instruction: "为什么天空看起来是蓝色的？", input: "", output: "因为空气散射蓝光最多。" },
  { instruction: "给一家书店起一个名字。", input: "", output: "静水书屋" },
]
  .map((seed) => JSON.stringify(seed))
  .join("\n");

/** Six new Chinese tasks a reply, one of an earlier reply again, and one too short. */
export function chineseWriter({ ordinal }: Ask): Answer {
  const fresh = Array.from({ length: 6 }, (_, index) => chineseInstruction(6 * ordinal + index));
  const again = chineseInstruction(Math.max(0, 6 * ordinal - 3));
  const tasks = [...fresh, again, "写首诗"].map((instruction, index) => {
    const number = index + 4;
    return `${number}. Instruction: ${instruction}\n${number}. Input：\n<noinput>\n${number}. Output：\n第${ordinal}次回答，内容各不相同：先看背景，再谈要点。`;
  });
  return { text: `${tasks.join("\n###\n")}\n###` };
}

function wordsOf(list: string): readonly string[] {
  return list.split(/\s+/);
}
