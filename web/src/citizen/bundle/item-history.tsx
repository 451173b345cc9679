import { useQuery } from '@tanstack/react-query';
import { type ItemGuide, type ItemVersion, readItemHistory } from '../../api/bundles.ts';
import { Section } from '../../ui/section.tsx';
import { shanghaiTime } from '../../ui/shanghai-time.ts';
import { words } from '../strings.ts';
import styles from './told.module.css';

const text = words.guide;

/** 变更记录: every version that was or will be in force, what it changed, in words. Silent while there is only the first. */
export function ItemHistory({ code }: { code: string }) {
  const versions = useQuery({ queryKey: ['item-history', code], queryFn: () => readItemHistory(code) }).data?.versions;
  if (!versions || versions.length < 2) return null;
  return (
    <Section title={text.history}>
      {versions.map((version, at) => (
        <details key={version.version} className={styles.faq} open={at === 0}>
          <summary>
            {text.version(version.version)}，{text.from(dayOf(version.effectiveFrom))}
            {version.status === 'scheduled' && `（${text.toCome}）`}
          </summary>
          {version.reason && <p>{text.reason(version.reason)}</p>}
          <Changes version={version} />
        </details>
      ))}
    </Section>
  );
}

function Changes({ version }: { version: ItemVersion }) {
  if (version.changes.length === 0) return <p className="secondary">{text.firstVersion}</p>;
  return (
    <ul className={styles.plainList}>
      {version.changes.map((change) => (
        <li key={change.place}>
          {change.place}：
          {change.before === null
            ? text.added(change.after ?? '')
            : change.after === null
              ? text.removed(change.before)
              : text.changed(change.before, change.after)}
        </li>
      ))}
    </ul>
  );
}

/** 生效与停办 shown above the guide: a later version that is already published, the last day of applying. */
export function ComingChanges({ guide }: { guide: ItemGuide }) {
  const versions = useQuery({
    queryKey: ['item-history', guide.code],
    queryFn: () => readItemHistory(guide.code),
  }).data?.versions;
  const coming = versions?.find(({ status }) => status === 'scheduled');
  return (
    <>
      {guide.stopsOn && <p className={styles.coming}>{text.stopsOn(inWords(guide.stopsOn))}</p>}
      {coming && <p className={styles.coming}>{text.changesOn(dayOf(coming.effectiveFrom))}</p>}
    </>
  );
}

const inWords = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year} 年 ${month} 月 ${date} 日`;
};
const dayOf = (instant: string | null): string => (instant === null ? '' : inWords(shanghaiTime(instant).slice(0, 10)));
