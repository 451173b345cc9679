import { judgeTogether } from './judge-definition.ts';
import { judgeShape } from './judge-shape.ts';
import { housekeeping } from './lint/housekeeping.ts';

/** 检查定义: its format; several ones beside what is in force; what a bundle's compilation needs from the lint. */
export const judge = { shape: judgeShape, together: judgeTogether, housekeeping } as const;
