import type { DocumentTemplate, Finding } from '@yijian/core/contract';
import Button from 'antd/es/button';
import { useRef, useState } from 'react';
import { type DefinitionHistory, discardDraft, saveDraft } from '../../api/catalogue.ts';
import type { Act } from '../../api/templates.ts';
import { useWrite } from '../../api/use-write.ts';
import { Problem } from '../../ui/problem.tsx';
import { DraftActions } from '../life/draft-actions.tsx';
import { Findings } from '../findings.tsx';
import { useCatalogueRefresh } from '../life/refresh.ts';
import { placeWords } from '../place-words.ts';
import { words as admin } from '../strings.ts';
import { Changes } from './changes.tsx';
import { Palette } from './palette.tsx';
import { Settings } from './settings.tsx';
import { words } from './strings.ts';
import styles from './templates.module.css';
import { TextPane } from './text-pane.tsx';
import { usePreview } from './use-preview.ts';

type Props = { definition: DefinitionHistory['definition']; start: DocumentTemplate; act: Act };

/** 模板编辑: what is typed is judged and drawn after every pause; saving keeps a draft, publishing brings it into force. */
export function TemplateEditor({ definition, start, act }: Props) {
  const [template, setTemplate] = useState(start);
  const [target, setTarget] = useState<{ line: number } | null>(null);
  const typing = useRef<HTMLTextAreaElement>(null);
  const { picture, findings, isDrawing, problem } = usePreview(template);
  const change = (part: Partial<DocumentTemplate>): void => setTemplate((now) => ({ ...now, ...part }));
  const insert = (text: string): void => {
    const area = typing.current;
    if (!area) return;
    area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
    change({ body: area.value });
    area.focus();
  };
  return (
    <>
      <h1>{template.name}</h1>
      <Settings template={template} act={act} onChange={change} />
      <div className={styles.bench}>
        <section className={styles.column} aria-label={words.body}>
          <h2>{words.body}</h2>
          <p className="secondary">{words.bodyHint}</p>
          <div className={styles.pane}>
            <TextPane
              text={template.body}
              marks={marksOf(findings)}
              target={target}
              areaRef={typing}
              onText={(body) => change({ body })}
            />
          </div>
          <Found findings={findings} code={template.code} onLine={(line) => setTarget({ line })} />
          <Actions definition={definition} template={template} findings={findings} />
          <Problem problem={problem} />
        </section>
        <Palette act={act} onPick={insert} />
        <section className={styles.column} aria-label={words.preview} aria-busy={isDrawing}>
          <h2>{words.preview}</h2>
          <p className="secondary">{isDrawing ? words.drawing : words.previewHint}</p>
          {picture === null ? (
            <p className={styles.blank}>{words.previewEmpty}</p>
          ) : (
            <img className={styles.page} src={picture} alt={words.previewAlt(template.name)} />
          )}
        </section>
      </div>
      {definition.body && <Changes before={definition.body as DocumentTemplate} after={template} />}
    </>
  );
}

/** `documentTemplate:receipt/body/12` -> 12. */
const lineOf = (finding: Finding): number | null => {
  const found = /\/body\/(\d+)$/.exec(finding.place);
  return found ? Number(found[1]) : null;
};

function marksOf(findings: readonly Finding[]): Map<number, Finding> {
  const marks = new Map<number, Finding>();
  for (const finding of findings) {
    const line = lineOf(finding);
    if (line !== null && marks.get(line)?.severity !== 'block') marks.set(line, finding);
  }
  return marks;
}

function Found({
  findings,
  code,
  onLine,
}: {
  findings: readonly Finding[];
  code: string;
  onLine: (line: number) => void;
}) {
  if (findings.length === 0) return <p className={styles.clear}>{words.clear}</p>;
  return (
    <Findings
      findings={findings}
      where={(finding) => {
        const line = lineOf(finding);
        if (line === null) return placeWords(finding.place, `documentTemplate:${code}`);
        return (
          <button type="button" className={styles.jump} onClick={() => onLine(line)}>
            {words.line(String(line))}
          </button>
        );
      }}
    />
  );
}

type ActionProps = {
  definition: DefinitionHistory['definition'];
  template: DocumentTemplate;
  findings: readonly Finding[];
};

function Actions({ definition, template, findings }: ActionProps) {
  const { kind, code } = definition;
  const [draft, setDraft] = useState({
    hash: definition.draft?.hash ?? null,
    text: JSON.stringify(definition.draft?.body ?? definition.body),
  });
  const refresh = useCatalogueRefresh();
  const save = useWrite((changed: DocumentTemplate, key: string) => saveDraft(changed, draft.hash, key), {
    onDone: async (saved) => {
      setDraft({ hash: saved.hash, text: JSON.stringify(template) });
      await refresh();
    },
  });
  const discard = useWrite((_: null, key: string) => discardDraft(kind, code, key), {
    onDone: async () => {
      await refresh();
      location.reload();
    },
  });
  const isChanged = JSON.stringify(template) !== draft.text;
  const isBlocked = findings.some((finding) => finding.severity === 'block');
  const mayPublish = draft.hash !== null && !isChanged && !isBlocked;
  return (
    <>
      <div className={styles.actions}>
        <Button type="primary" loading={save.isBusy} disabled={!isChanged} onClick={() => void save.run(template)}>
          {words.save}
        </Button>
        {draft.hash !== null && (
          <Button loading={discard.isBusy} onClick={() => void discard.run(null)}>
            {admin.definition.discard}
          </Button>
        )}
        <output>{isChanged ? words.unsaved : save.result ? words.saved : ''}</output>
      </div>
      <Problem problem={save.problem ?? discard.problem} />
      <DraftActions definition={definition} findings={findings} blocked={mayPublish ? null : words.publishBlocked} />
    </>
  );
}
