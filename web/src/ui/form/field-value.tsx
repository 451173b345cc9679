import type { DataElement } from '@yijian/core/contract';
import { describeValue } from '@yijian/core/forms';
import { words } from '../strings.ts';
import styles from './field-input.module.css';
import type { InputValue } from './input-value.ts';

type Props = {
  label: string;
  definition: DataElement;
  value: InputValue;
  sourceText?: string | null;
  /** what stands there while there is no value yet */
  emptyText?: string;
  onEdit?: () => void;
};

/** 已有的值: label, value in words, where it came from, and a Change link where it may be changed. */
export function FieldValue({ label, definition, value, sourceText, emptyText, onEdit }: Props) {
  const isEmpty = value === null || value.length === 0;
  return (
    <div className={styles.value}>
      <span className={styles.valueLabel}>{label}</span>
      <span className={isEmpty ? 'secondary' : undefined}>
        {isEmpty ? (emptyText ?? words.notFilled) : describeValue(definition, value)}
      </span>
      <span className={styles.valueFoot}>
        {sourceText && <SourceTag text={sourceText} />}
        {onEdit && (
          <button type="button" className={styles.change} onClick={onEdit}>
            {words.change}
            <span className="visually-hidden">{label}</span>
          </button>
        )}
      </span>
    </div>
  );
}

/** 来源标签: 「来自：电子营业执照」. */
export function SourceTag({ text }: { text: string }) {
  return <span className={styles.source}>{words.from(text)}</span>;
}
