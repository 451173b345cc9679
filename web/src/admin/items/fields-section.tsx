import { sourceNames } from '@yijian/core/definitions';
import { useKind } from '../catalogue/use-names.ts';
import { useEditing } from './editing.ts';
import { type Path, textAt, valueAt } from './item-path.ts';
import styles from './items.module.css';
import { ListPart } from './list-part.tsx';
import { Part, TextPart } from './parts.tsx';
import { ReferencePart } from './reference-part.tsx';
import { RulePart } from './rule-part.tsx';
import { SourcesPart } from './sources-part.tsx';
import { words } from './strings.ts';

const text = words.fields;
const { licence, register, output, answer, account } = sourceNames;
const kinds = { licence: licence!, register: register!, output: output!, answer: answer!, account: account! };

/** 表单项: every box of the item's own form, bound to a data element. */
export function FieldsSection() {
  const { item } = useEditing();
  const elements = new Map(useKind('dataElement').map((row) => [row.code, row.name]));
  const at = (path: Path, part: string): string => textAt(item, [...path, part]);
  const last = (): string => textAt(item, ['fields', (item.fields as unknown[] | undefined)?.length ?? 0, 'section']);
  return (
    <ListPart
      path={['fields']}
      add={text.add}
      base="field"
      blank={{ label: '', section: last(), element: '', role: '', required: true, purpose: '' }}
      title={(path) => at(path, 'label')}
      summary={(path) =>
        [at(path, 'section'), elements.get(at(path, 'element')), requiredWords(valueAt(item, [...path, 'required']))]
          .filter(Boolean)
          .join(' · ')
      }
    >
      {(path) => <FieldBoxes path={path} />}
    </ListPart>
  );
}

const requiredWords = (required: unknown): string =>
  typeof required === 'string' ? text.byRule : required === false ? text.may : text.must;

function FieldBoxes({ path }: { path: Path }) {
  const { item } = useEditing();
  const at = (part: string): Path => [...path, part];
  const required = valueAt(item, at('required'));
  return (
    <>
      <div className={styles.grid}>
        <TextPart path={at('label')} label={text.label} />
        <TextPart path={at('section')} label={text.section} help={text.sectionHelp} />
        <ReferencePart path={at('element')} kind="dataElement" />
        <ReferencePart path={at('role')} kind="role" label={words.materials.holder} />
        <ReferencePart path={at('path')} kind="subjectPath" label={words.materials.path} optional />
        <TextPart path={at('occurrence')} label={text.occurrence} optional />
        <RequiredPart path={at('required')} />
        <TextPart path={at('purpose')} label={text.purpose} help={text.purposeHelp} wide />
      </div>
      {typeof required === 'string' && <RulePart path={at('required')} label={text.rule} />}
      <SourcesPart path={at('sources')} title={text.sources} add={text.addSource} kinds={kinds} />
    </>
  );
}

/** 要不要填: yes, no, or by a rule. */
function RequiredPart({ path }: { path: Path }) {
  const { item, set, questions } = useEditing();
  const required = valueAt(item, path);
  const first = questions[0];
  const begun = first?.answer.kind === 'choice' ? `${first.id} = "${first.answer.options[0]?.code}"` : undefined;
  const choose = (value: string): void => set(path, value === 'rule' ? begun : value === 'must');
  return (
    <Part path={path} label={text.required}>
      {({ id, notes, fixed }) => (
        <select
          id={id}
          value={typeof required === 'string' ? 'rule' : required === false ? 'may' : 'must'}
          disabled={fixed !== null}
          aria-describedby={notes}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="must">{text.must}</option>
          <option value="may">{text.may}</option>
          {(begun !== undefined || typeof required === 'string') && <option value="rule">{text.byRule}</option>}
        </select>
      )}
    </Part>
  );
}
