import { useQuery, useQueryClient } from '@tanstack/react-query';
import { readPreference, savePreference } from '../../api/messages.ts';
import { useWrite } from '../../api/use-write.ts';
import { Problem } from '../../ui/problem.tsx';
import { words } from '../strings.ts';
import styles from './cases.module.css';

const text = words.notices;
const KEY = ['contact-preference'] as const;

/** 收不收短信: one switch, with what it does not switch off. */
export function ShortMessages() {
  const cache = useQueryClient();
  const found = useQuery({ queryKey: KEY, queryFn: readPreference });
  const saving = useWrite(savePreference, { onDone: (saved) => cache.setQueryData(KEY, saved) });
  if (!found.data) return null;
  return (
    <>
      <label className={styles.preference}>
        <input
          type="checkbox"
          checked={found.data.shortMessages}
          disabled={saving.isBusy}
          onChange={(event) => void saving.run({ shortMessages: event.target.checked })}
        />
        <span>
          {text.messages}
          <span className="secondary">{text.messagesHint}</span>
        </span>
      </label>
      <Problem problem={saving.problem} />
    </>
  );
}
