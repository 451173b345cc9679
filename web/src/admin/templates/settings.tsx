import type { DeliveryWay, DocumentTemplate, SealKind } from '@yijian/core/contract';
import type { Act } from '../../api/templates.ts';
import { BasisList } from '../catalogue/provenance.tsx';
import { words } from './strings.ts';
import styles from './templates.module.css';

type Props = { template: DocumentTemplate; act: Act; onChange: (part: Partial<DocumentTemplate>) => void };

/** 模板的设置: name, number, seal, size and ways of delivery; the text stands below. */
export function Settings({ template, act, onChange }: Props) {
  const toggle = (way: DeliveryWay): void => {
    const without = template.delivery.filter((one) => one !== way);
    onChange({ delivery: without.length < template.delivery.length ? without : [...without, way] });
  };
  return (
    <div className={styles.settings}>
      <label>
        {words.name}
        <input maxLength={40} value={template.name} onChange={(event) => onChange({ name: event.target.value })} />
      </label>
      <label>
        {words.numbering}
        <input
          maxLength={80}
          value={template.numbering}
          aria-describedby="number-parts"
          onChange={(event) => onChange({ numbering: event.target.value })}
        />
        <small id="number-parts">{words.numberParts(act.numberParts)}</small>
      </label>
      <label>
        {words.seal}
        <select value={template.seal} onChange={(event) => onChange({ seal: event.target.value as SealKind })}>
          {Object.entries(words.seals).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.size}
        <input
          type="number"
          min={10}
          max={16}
          value={template.size ?? 16}
          onChange={(event) => onChange({ size: Math.min(16, Math.max(10, Number(event.target.value) || 16)) })}
        />
      </label>
      <fieldset>
        <legend>{words.delivery}</legend>
        {Object.entries(words.deliveries).map(([way, label]) => (
          <label key={way} className={styles.check}>
            <input
              type="checkbox"
              checked={template.delivery.includes(way as DeliveryWay)}
              onChange={() => toggle(way as DeliveryWay)}
            />
            {label}
          </label>
        ))}
      </fieldset>
      <div>
        <span>{words.basis}</span>
        {template.basis.length > 0 ? (
          <BasisList basis={template.basis} />
        ) : (
          <p className="secondary">{words.noBasis}</p>
        )}
      </div>
    </div>
  );
}
