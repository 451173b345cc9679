import { useState } from 'react';
import type { Chosen, Facet, Found } from '../../api/find.ts';
import { words } from '../strings.ts';
import styles from './search.module.css';

const text = words.find;
const FEW = 6;

type Props = {
  facets: Found['facets'];
  chosen: Chosen;
  onChoose: (facet: Facet, value: string | undefined) => void;
};

/** 缩小范围: values with how many there are; pressing a chosen one again takes it back. A facet with one value narrows nothing. */
export function FacetList({ facets, chosen, onChoose }: Props) {
  const telling = facets.filter(({ facet, values }) => values.length > 1 || chosen[facet] !== undefined);
  if (telling.length === 0) return <div />;
  return (
    <section className={styles.facets} aria-label={text.filters}>
      {telling.map(({ facet, values }) => (
        <FacetValues
          key={facet}
          facet={facet}
          // What was chosen stays visible, also when nothing has it any more.
          values={
            chosen[facet] === undefined || values.some(({ value }) => value === chosen[facet])
              ? values
              : [{ value: chosen[facet], count: 0 }, ...values]
          }
          chosen={chosen[facet]}
          onChoose={(value) => onChoose(facet, value)}
        />
      ))}
    </section>
  );
}

type OneProps = {
  facet: Facet;
  values: Found['facets'][number]['values'];
  chosen: string | undefined;
  onChoose: (value: string | undefined) => void;
};

function FacetValues({ facet, values, chosen, onChoose }: OneProps) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? values : values.filter(({ value }, at) => at < FEW || value === chosen);
  return (
    <fieldset className={styles.facet}>
      <legend>{text.facets[facet]}</legend>
      {shown.map(({ value, count }) => (
        <button
          key={value}
          type="button"
          className={styles.value}
          aria-pressed={value === chosen}
          onClick={() => onChoose(value === chosen ? undefined : value)}
        >
          {text.values[value] ?? value} <span className={styles.number}>{count}</span>
        </button>
      ))}
      {values.length > FEW && (
        <button type="button" className={styles.whole} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? text.fewer : text.allOf(values.length)}
        </button>
      )}
    </fieldset>
  );
}
