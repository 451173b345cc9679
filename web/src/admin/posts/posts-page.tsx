import { useQuery, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { listStaff, type PostChange, type StaffPerson, type StaffPost } from '../../api/staff.ts';
import { DataList } from '../../ui/data-list.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { Problem } from '../../ui/problem.tsx';
import { shanghaiTime } from '../../ui/shanghai-time.ts';
import { AdminShell } from '../admin-shell.tsx';
import { useOwnerNames } from '../catalogue/use-names.ts';
import { EndDialog, GrantDialog } from './post-dialogs.tsx';
import styles from './posts.module.css';
import { words } from './strings.ts';

const staffKey = ['staff'];
type Doing = { person: StaffPerson; post: StaffPost | null };

/** 岗位管理 (SEC-04): who holds which post until when; giving and ending posts with a reason; what was changed. */
export default function PostsPage() {
  return (
    <AdminShell title={words.title} post="administrator">
      <Posts />
    </AdminShell>
  );
}

function Posts() {
  const found = useQuery({ queryKey: staffKey, queryFn: listStaff });
  const names = useOwnerNames();
  const cache = useQueryClient();
  const [sought, setSought] = useState('');
  const [doing, setDoing] = useState<Doing | null>(null);
  if (found.isError) return <Problem problem={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <LoadingBlock lines={8} />;
  const { people, changes, authorities, today } = found.data;
  const nameOf = (code: string): string => names.get(code) ?? code;
  const shown = people.filter((person) => isSought(person, sought.trim(), nameOf));
  const done = async (): Promise<void> => {
    await cache.invalidateQueries({ queryKey: staffKey });
    setDoing(null);
  };
  const dialog = { today, onDone: done, onClose: () => setDoing(null) };
  return (
    <>
      <div className={styles.head}>
        <div>
          <h1>{words.title}</h1>
          <p className="secondary">{words.lead}</p>
        </div>
        <label className={styles.search}>
          {words.search}（{words.shown(shown.length)}）
          <input type="search" value={sought} onChange={(event) => setSought(event.target.value)} />
        </label>
      </div>
      <section className={styles.people} aria-label={words.people}>
        {shown.map((person) => (
          <Person key={person.personId} person={person} nameOf={nameOf} onDo={(post) => setDoing({ person, post })} />
        ))}
      </section>
      <Changes changes={changes} nameOf={nameOf} />
      {doing?.post && <EndDialog person={doing.person} post={doing.post} {...dialog} />}
      {doing && !doing.post && (
        <GrantDialog
          person={doing.person}
          authorities={authorities.map((code) => ({ code, name: nameOf(code) }))}
          {...dialog}
        />
      )}
    </>
  );
}

const isSought = (person: StaffPerson, sought: string, nameOf: (code: string) => string): boolean =>
  sought === '' ||
  [person.name, person.login, ...person.posts.flatMap((post) => [post.name, nameOf(post.authority)])].some((text) =>
    text.includes(sought),
  );

type PersonProps = {
  person: StaffPerson;
  nameOf: (code: string) => string;
  onDo: (post: StaffPost | null) => void;
};

function Person({ person, nameOf, onDo }: PersonProps) {
  return (
    <article className={styles.person} aria-label={person.name}>
      <div>
        <h3>
          {person.name}
          {person.isMe && <span className="secondary">{words.me}</span>}
        </h3>
        <span className="secondary">
          {words.login} {person.login}
        </span>
      </div>
      <ul className={styles.posts}>
        {person.posts.length === 0 && <li>{words.none}</li>}
        {person.posts.map((post) => (
          <li key={post.postId} data-over={post.acts ? undefined : true}>
            <b>{post.name}</b>
            <span>
              {nameOf(post.authority)}，{words.roles[post.role] ?? post.role}
            </span>
            <span className="secondary">{termWords(post)}</span>
            {post.acts && !person.isMe && (
              <button type="button" className={styles.quiet} onClick={() => onDo(post)}>
                {words.end}
                <span className="visually-hidden">
                  {person.name} {post.name}
                </span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {!person.isMe && <Button onClick={() => onDo(null)}>{words.grant}</Button>}
    </article>
  );
}

function termWords(post: StaffPost): string {
  if (post.endedAt) return words.ended;
  if (post.endsOn === null) return words.noTerm;
  return post.acts ? words.until(post.endsOn) : `${words.over}（${post.endsOn}）`;
}

function Changes({ changes, nameOf }: { changes: readonly PostChange[]; nameOf: (code: string) => string }) {
  return (
    <section className={styles.changes} aria-label={words.changes}>
      <h2>{words.changes}</h2>
      {changes.length === 0 && <p className="secondary">{words.noChanges}</p>}
      {changes.length > 0 && (
        <DataList
          caption={words.changes}
          rows={changes}
          rowKey={(change) => change.changeId}
          columns={[
            { key: 'at', title: words.at, show: (change) => shanghaiTime(change.at), sortBy: (change) => change.at },
            { key: 'person', title: words.person, show: (change) => change.person, sortBy: (change) => change.person },
            { key: 'post', title: words.posts, show: (change) => `${nameOf(change.authority)} ${change.post}` },
            {
              key: 'what',
              title: words.what,
              show: (change) =>
                `${words.kinds[change.kind] ?? ''}${change.endsOn ? `，${words.until(change.endsOn)}` : ''}`,
            },
            { key: 'reason', title: words.reason, show: (change) => change.reason },
            { key: 'by', title: words.by, show: (change) => change.by },
          ]}
        />
      )}
    </section>
  );
}
