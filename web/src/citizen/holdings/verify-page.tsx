import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Verification, verifyFile, verifyToken } from '../../api/holdings.ts';
import { useWrite } from '../../api/use-write.ts';
import { DropZone } from '../../ui/form/file-drop.tsx';
import { fileSlip } from '../../ui/form/check-file.ts';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink, usePathPart } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import { whenWords } from '../cases/when-words.ts';
import { CitizenPage } from '../frame.tsx';
import { words } from '../strings.ts';
import styles from './holdings.module.css';

const text = words.verify;

/** 证照核验: by the code on it, or by the file itself. For anybody. */
export default function VerifyPage() {
  const token = usePathPart('token');
  const byToken = useQuery({ queryKey: ['verify', token], queryFn: () => verifyToken(token), enabled: token !== '' });
  const [slip, setSlip] = useState<string | null>(null);
  const byFile = useWrite((file: File, key) => verifyFile({ file }, key));
  const take = (files: readonly File[]): void => {
    const [file] = files;
    if (!file) return;
    setSlip(fileSlip(file));
    if (fileSlip(file) === null) void byFile.run(file);
  };
  const found = byFile.result ?? byToken.data;
  return (
    <CitizenPage title={text.title} width="narrow">
      <h1>{text.title}</h1>
      {token === '' && <p className="secondary">{text.hint}</p>}
      {token !== '' && byToken.isPending && <LoadingBlock />}
      <Problem problem={byToken.error ?? byFile.problem} />
      {found && <Outcome found={found} />}
      {token === '' ? (
        <Section title={text.upload}>
          <DropZone name={text.upload} isCompact={false} onFiles={take} />
          {byFile.isBusy && <output>{text.busy}</output>}
          {slip && <p role="alert">{slip}</p>}
        </Section>
      ) : (
        <p className="no-print">
          <PageLink to="/verify">{text.again}</PageLink>
        </p>
      )}
    </CitizenPage>
  );
}

const TONES: Record<Verification['result'], string> = {
  valid: 'good',
  sealed: 'good',
  notInForce: 'warn',
  changed: 'bad',
  unknown: 'warn',
};

function Outcome({ found }: { found: Verification }) {
  const { licence } = found;
  const facts: [string, string][] = licence
    ? [
        [text.type, licence.typeName],
        [text.status, licence.statusName],
        [text.number, licence.number],
        [text.version, licence.version],
        [text.holder, licence.holder],
        [text.issuer, licence.issuerName],
        [text.issuedOn, licence.issuedOn],
        [text.validity, licence.validity],
      ]
    : [];
  return (
    <section className={styles.outcome} data-tone={TONES[found.result]} aria-live="polite">
      <p className={styles.verdict}>{text.results[found.result]}</p>
      <p>{found.text}</p>
      <p className="secondary">{found.advice}</p>
      {facts.length > 0 && (
        <dl className={styles.facts}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="number">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {found.signatures.length > 0 && (
        <>
          <h2>{text.signatures}</h2>
          <ul>
            {found.signatures.map((signature, index) => (
              <li key={`${signature.organization} ${index}`}>
                {signature.organization}：
                {signature.holds ? text.holds : [text.broken, ...signature.problems].join('，')}
                {signature.signedAt && <span className="secondary">（{whenWords(signature.signedAt)}）</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
