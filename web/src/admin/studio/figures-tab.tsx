import type { Figure, Question } from '@yijian/core/contract';
import type { CompiledRelease } from '../../api/studio.ts';
import { FigurePanel } from '../../ui/figure-panel.tsx';
import { situationWords } from './problem-panel.tsx';
import { words } from './strings.ts';

const text = words.figures;

/** 减了多少: one by one versus together, with the list that proves each number. */
export function FiguresTab({ release, questions }: { release: CompiledRelease; questions: readonly Question[] }) {
  const told = situationWords(release.figuresFor, questions);
  return (
    <>
      <p className="secondary">
        {text.note}
        {told && ` ${text.situation}${told}`}
      </p>
      <FigurePanel figures={Object.values(release.figures).map(inYuan)} />
    </>
  );
}

/** Money is kept in fen and shown in yuan. */
function inYuan(figure: Figure): Figure {
  return figure.unit === '分'
    ? { ...figure, before: figure.before / 100, after: figure.after / 100, unit: '元' }
    : figure;
}
