import type { Bundle } from '@yijian/core/contract';
import { useOwnerNames } from '../catalogue/use-names.ts';
import type { FormProps } from './form-props.ts';
import { AreaBox, FormPart, SmallButton } from './form-parts.tsx';
import { proposedFiveOnes } from './new-bundle.ts';
import { problemsAt } from './problem-list.ts';
import { words } from './strings.ts';

const text = words.fiveOnes;
type Part = keyof Bundle['fiveOnes'];

/** 五个一: five texts without which nothing is published; four of them can be drafted from who takes part. */
export function FiveOnesForm({ bundle, items, problems, onBundle }: FormProps) {
  const owners = useOwnerNames();
  const nameOf = (authority: string): string => owners.get(authority) ?? authority;
  const set = (part: Part, typed: string): void => {
    const { [part]: _, ...rest } = bundle.fiveOnes;
    onBundle({ ...bundle, fiveOnes: typed === '' ? rest : { ...rest, [part]: typed } });
  };
  const fill = (): void => {
    const partners = [...new Set([...items.values()].map((item) => nameOf(item.authority)))];
    onBundle({ ...bundle, fiveOnes: { ...proposedFiveOnes(nameOf(bundle.lead), partners), ...bundle.fiveOnes } });
  };
  return (
    <FormPart
      title={text.title}
      note={text.note}
      place="fiveOnes"
      aside={<SmallButton onClick={fill}>{text.fill}</SmallButton>}
    >
      {(Object.keys(text.parts) as Part[]).map((part) => (
        <AreaBox
          key={part}
          label={text.parts[part] ?? part}
          value={bundle.fiveOnes[part] ?? ''}
          hint={part === 'standard' ? text.standardHint : undefined}
          problems={problemsAt(problems, bundle.code, `fiveOnes/${part}`)}
          place={`fiveOnes/${part}`}
          onValue={(typed) => set(part, typed)}
        />
      ))}
    </FormPart>
  );
}
