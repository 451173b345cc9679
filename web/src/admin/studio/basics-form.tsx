import type { Bundle } from '@yijian/core/contract';
import { useEffect } from 'react';
import { useKind } from '../catalogue/use-names.ts';
import type { FormProps } from './form-props.ts';
import styles from './form.module.css';
import { AreaBox, FormPart, SelectBox, TextBox } from './form-parts.tsx';
import { likelyApplicant } from './new-bundle.ts';
import { problemsAt } from './problem-list.ts';
import { useRoleSubjects } from './use-role-subjects.ts';
import { words } from './strings.ts';

const text = words.basics;

/** 基本情况: name, who leads, for whom, and under which names people know it. */
export function BasicsForm({ bundle, isNew, items, problems, onBundle }: FormProps) {
  const set = (change: Partial<Bundle>): void => onBundle({ ...bundle, ...change });
  const at = (path: string) => problemsAt(problems, bundle.code, path);
  const options = (kind: ReturnType<typeof useKind>) => kind.map(({ code, name }) => ({ code, label: name }));
  const regions = useKind('region');
  const authorities = useKind('authority');
  const roles = useKind('role');
  const subjects = useRoleSubjects(roles);
  const likely = likelyApplicant([...items.values()], subjects, bundle.audience);
  useEffect(() => {
    if (isNew && likely !== '' && bundle.applicantRole === '') onBundle({ ...bundle, applicantRole: likely });
  }, [isNew, likely, bundle, onBundle]);
  return (
    <FormPart title={text.title} place="name">
      <div className={styles.grid}>
        <TextBox
          label={text.name}
          value={bundle.name}
          hint={text.nameHint}
          problems={at('name')}
          onValue={(name) => set({ name })}
        />
        <TextBox
          label={text.code}
          value={bundle.code}
          hint={text.codeHint}
          problems={at('code')}
          place="code"
          readOnly={!isNew}
          onValue={(code) => set({ code: code.trim() })}
        />
      </div>
      <AreaBox
        label={text.summary}
        value={bundle.summary}
        hint={text.summaryHint}
        problems={at('summary')}
        place="summary"
        onValue={(summary) => set({ summary })}
      />
      <div className={styles.grid}>
        <SelectBox
          label={text.region}
          value={bundle.region}
          empty={text.choose}
          options={options(regions)}
          problems={at('region')}
          place="region"
          onValue={(region) => set({ region })}
        />
        <SelectBox
          label={text.lead}
          value={bundle.lead}
          empty={text.choose}
          options={options(authorities)}
          problems={at('lead')}
          place="lead"
          onValue={(lead) => set({ lead })}
        />
        <SelectBox
          label={text.audience}
          value={bundle.audience}
          options={Object.entries(words.audiences).map(([code, label]) => ({ code, label }))}
          onValue={(audience) => set({ audience: audience as Bundle['audience'], applicantRole: '' })}
        />
        <SelectBox
          label={text.applicant}
          value={bundle.applicantRole}
          empty={text.choose}
          options={options(roles)}
          problems={at('applicantRole')}
          place="applicantRole"
          onValue={(applicantRole) => set({ applicantRole })}
        />
        <TextBox
          label={text.lifeStage}
          value={bundle.lifeStage}
          hint={text.lifeStageHint}
          problems={at('lifeStage')}
          place="lifeStage"
          onValue={(lifeStage) => set({ lifeStage })}
        />
        <TextBox
          label={text.visits}
          value={String(bundle.visits.times)}
          inputMode="numeric"
          problems={at('visits')}
          place="visits"
          onValue={(times) => /^\d{0,2}$/.test(times) && set({ visits: { ...bundle.visits, times: Number(times) } })}
        />
      </div>
      <Keywords bundle={bundle} set={set} />
    </FormPart>
  );
}

function Keywords({ bundle, set }: { bundle: Bundle; set: (change: Partial<Bundle>) => void }) {
  return (
    <TextBox
      label={text.keywords}
      value={bundle.keywords.join('、')}
      hint={text.keywordsHint}
      place="keywords"
      onValue={(typed) => set({ keywords: typed === '' ? [] : typed.split(/[、,，]/).map((one) => one.trim()) })}
    />
  );
}
