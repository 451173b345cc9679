import { useState } from 'react';
import type { CompiledRelease } from '../../api/studio.ts';
import { sourceNames } from '@yijian/core/definitions';
import styles from './plan.module.css';
import { words } from './strings.ts';
import { Users } from './users.tsx';

const text = words.form;

/** 一张表: the merged fields by section, who uses each, and where its value comes from. */
export function FormTab({ release }: { release: CompiledRelease }) {
  const [sought, setSought] = useState('');
  const fields = release.fields.list.filter((field) => field.label.includes(sought.trim()));
  const sections = [...new Set(fields.map((field) => field.section))];
  return (
    <>
      <div className={styles.tabHead}>
        <p>{text.summary(release.fields.total, release.fields.shared)}</p>
        <input
          type="search"
          aria-label={text.search}
          placeholder={text.search}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
      </div>
      {sections.map((section) => (
        <table key={section} className={styles.table}>
          <caption>{section}</caption>
          <thead>
            <tr>
              <th scope="col">{text.column.label}</th>
              <th scope="col">{text.column.source}</th>
              <th scope="col">{text.column.users}</th>
            </tr>
          </thead>
          <tbody>
            {fields
              .filter((field) => field.section === section)
              .map((field) => (
                <tr key={field.key}>
                  <th scope="row">{field.label}</th>
                  <td data-title={text.column.source}>
                    {field.sources.length === 0
                      ? text.ask
                      : [...new Set(field.sources)].map((source) => (
                          <span key={source} className={styles.chip} data-tone="in">
                            {sourceNames[source] ?? source}
                          </span>
                        ))}
                  </td>
                  <td data-title={text.column.users}>
                    <Users users={field.users} nodes={release.nodes} />
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      ))}
    </>
  );
}
