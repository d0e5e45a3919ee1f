import { useOverview } from "../live/overview.tsx";
import { ClusterChip } from "../parts/ClusterChip.tsx";
import { clusterName } from "../words/clusters.ts";
import { rangeWords, reasonOptions, showNames } from "../words/instructions.ts";
import { count } from "../words/numbers.ts";
import { reasonName } from "../words/rules.ts";
import { FilterChip } from "./FilterChip.tsx";
import { listQuery, shows, type ListSearch } from "./listSearch.ts";
import { NumberChoice } from "./NumberChoice.tsx";
import { OptionList } from "./OptionList.tsx";
import styles from "./Filters.module.css";

type ChipsProps = Readonly<{ address: ListSearch; go: (next: ListSearch) => void }>;

/** Every way to narrow the list, in the order of the stations. */
export function FilterChips({ address, go }: ChipsProps) {
  return (
    <div role="group" aria-label="Filters" className={styles["chips"]}>
      <FilterChip label="Which rows" value={showNames[address.show]}>
        {(close) => (
          <OptionList
            label="Which rows"
            chosen={address.show}
            options={shows.map((show) => ({ id: show, name: showNames[show] }))}
            onChoose={(show) => {
              close();
              go({ ...address, show });
            }}
          />
        )}
      </FilterChip>
      <SeedChip address={address} go={go} />
      <RequestChip address={address} go={go} />
      <ReasonChip address={address} go={go} />
      <NearestChip address={address} go={go} />
      <ClusterFilter address={address} go={go} />
      <BatchChip address={address} go={go} />
    </div>
  );
}

function SeedChip({ address, go }: ChipsProps) {
  const { seed, ...rest } = address;
  return (
    <FilterChip
      label="Seed"
      value={seed === undefined ? null : `Seed ${count(seed)}`}
      onClear={() => go(rest)}
    >
      {(close) => (
        <NumberChoice
          labels={["Number of the seed"]}
          values={[seed ?? Number.NaN]}
          least={1}
          most={Number.MAX_SAFE_INTEGER}
          step={1}
          onChoose={([chosen]) => {
            close();
            if (chosen !== undefined) go({ ...rest, seed: chosen });
          }}
        />
      )}
    </FilterChip>
  );
}

function RequestChip({ address, go }: ChipsProps) {
  const { request, ...rest } = address;
  return (
    <FilterChip
      label="Request"
      value={request === undefined ? null : `Request #${count(request)}`}
      onClear={() => go(rest)}
    >
      {(close) => (
        <NumberChoice
          labels={["Number of the request"]}
          values={[request ?? Number.NaN]}
          least={1}
          most={Number.MAX_SAFE_INTEGER}
          step={1}
          onChoose={([chosen]) => {
            close();
            if (chosen !== undefined) go({ ...rest, request: chosen });
          }}
        />
      )}
    </FilterChip>
  );
}

function ReasonChip({ address, go }: ChipsProps) {
  const { reason, ...rest } = address;
  const overview = useOverview();
  return (
    <FilterChip
      label="Reason"
      value={reason === undefined ? null : reasonName(reason)}
      onClear={() => go(rest)}
    >
      {(close) => (
        <OptionList
          label="Rule or mark"
          chosen={reason ?? null}
          options={reasonOptions(address.show, overview)}
          onChoose={(chosen) => {
            close();
            go({ ...rest, reason: chosen });
          }}
        />
      )}
    </FilterChip>
  );
}

function NearestChip({ address, go }: ChipsProps) {
  const { nearest: _, ...rest } = address;
  const range = listQuery(address).filter.nearest;
  return (
    <FilterChip
      label="Nearest"
      value={range === null ? null : `Nearest ${rangeWords(range)}`}
      onClear={() => go(rest)}
    >
      {(close) => (
        <NumberChoice
          labels={["Nearest from", "to"]}
          values={[range?.from ?? 0, range?.to ?? 1]}
          least={0}
          most={1}
          step={0.01}
          onChoose={([from, to]) => {
            close();
            go({ ...rest, nearest: `${from}-${to}` });
          }}
        />
      )}
    </FilterChip>
  );
}

function ClusterFilter({ address, go }: ChipsProps) {
  const { cluster, ...rest } = address;
  const clusters = useOverview()?.run?.batchSize ?? 16;
  const options = Array.from({ length: clusters }, (_, number) => ({
    id: String(number),
    name: `Cluster ${clusterName(number, clusters)}`,
    sign: <ClusterChip cluster={number} clusters={clusters} />,
  }));
  return (
    <FilterChip
      label="Cluster"
      value={cluster === undefined ? null : `Cluster ${clusterName(cluster, clusters)}`}
      onClear={() => go(rest)}
    >
      {(close) => (
        <OptionList
          label="Cluster"
          chosen={cluster === undefined ? null : String(cluster)}
          options={options}
          onChoose={(chosen) => {
            close();
            go({ ...rest, cluster: Number(chosen) });
          }}
        />
      )}
    </FilterChip>
  );
}

function BatchChip({ address, go }: ChipsProps) {
  const { batches: _, ...rest } = address;
  const composed = useOverview()?.batches.composed ?? 1;
  const range = listQuery(address).filter.batches;
  return (
    <FilterChip
      label="Batch"
      value={range === null ? null : `Batch ${rangeWords(range)}`}
      onClear={() => go(rest)}
    >
      {(close) => (
        <NumberChoice
          labels={["Batch from", "to"]}
          values={[range?.from ?? 1, range?.to ?? Math.max(1, composed)]}
          least={1}
          most={Number.MAX_SAFE_INTEGER}
          step={1}
          onChoose={([from, to]) => {
            close();
            go({ ...rest, batches: `${from}-${to}` });
          }}
        />
      )}
    </FilterChip>
  );
}
