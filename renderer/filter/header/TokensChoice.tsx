import { Dialog, DialogTrigger, Heading, Label, Popover, Radio, RadioGroup } from "react-aria-components";
import type { FilterView } from "../../../electron/nouns/filterView.ts";
import { tokenizerName, type TokenizerName } from "../../../electron/nouns/tokenizer.ts";
import { Button } from "../../parts/Button.tsx";
import { filterWords, tokenizerSentences } from "../../words/filter.ts";
import styles from "./FilterHeader.module.css";

type TokensChoiceProps = Readonly<{
  view: FilterView;
  tokenizer: TokenizerName;
  onChoose: (tokenizer: TokenizerName) => void;
}>;

/** How texts become tokens, each way with what it leads to; part of the what-if. */
export function TokensChoice({ view, tokenizer, onChoose }: TokensChoiceProps) {
  const { filter } = view;
  return (
    <DialogTrigger>
      <Button>{filterWords.tokens({ ...filter, tokenizer })}</Button>
      <Popover className={styles["popover"] ?? ""} placement="bottom end">
        <Dialog className={styles["choice"] ?? ""}>
          <Heading slot="title" className={styles["choiceTitle"] ?? ""}>
            {filterWords.tokensTitle}
          </Heading>
          <RadioGroup
            aria-label={filterWords.tokensTitle}
            className={styles["tokenizers"] ?? ""}
            value={tokenizer}
            onChange={(name) => onChoose(tokenizerName.parse(name))}
          >
            {tokenizerName.options.map((name) => (
              <Radio key={name} value={name} className={styles["tokenizer"] ?? ""}>
                <span className={styles["dot"]} aria-hidden="true" />
                <span>
                  <Label className={styles["name"] ?? ""}>{name}</Label>
                  <Consequence view={view} name={name} />
                </span>
              </Radio>
            ))}
          </RadioGroup>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Consequence({ view, name }: Readonly<{ view: FilterView; name: TokenizerName }>) {
  const sentences = [
    tokenizerSentences[name],
    ...(name === "unicode-words" ? [filterWords.icu(view.icu)] : []),
    ...(name === view.filter.tokenizer ? [filterWords.tokenless(view)] : []),
  ];
  return <span className={styles["sentence"]}>{sentences.join(" ")}</span>;
}
