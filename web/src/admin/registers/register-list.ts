import type { ComponentType } from 'react';
import { BenchmarksTab } from './benchmarks-tab.tsx';
import { CandidatesTab } from './candidates-tab.tsx';
import { ChangesTab } from './changes-tab.tsx';
import { CleanUpsTab } from './clean-ups-tab.tsx';
import { HallsTab } from './halls-tab.tsx';
import { OneWindowTab } from './one-window-tab.tsx';
import { ProgrammeTab } from './programme-tab.tsx';
import { ProofsTab } from './proofs/proofs-tab.tsx';
import { ReductionsTab } from './reductions-tab.tsx';
import { CoverageTab, OnlineTab } from './standards-tab.tsx';
import { TransfersTab } from './transfers/transfers-tab.tsx';
import { UpgradesTab } from './upgrades-tab.tsx';
import { words } from './strings.ts';

/** 台账的组: what is cleaned up or handed on, what is counted, and how far things have come. */
export type RegisterGroup = 'work' | 'figures' | 'progress';
export type Register = { list: string; group: RegisterGroup; label: string; Tab: ComponentType };

const text = words.registers;

/** 台账一览: one line per register; a new one is a new line here, in the order shown. The first is where the page opens. */
export const registers: readonly Register[] = [
  { list: 'reductions', group: 'figures', label: text.reductions, Tab: ReductionsTab },
  { list: 'benchmarks', group: 'figures', label: text.benchmarks, Tab: BenchmarksTab },
  { list: 'online', group: 'progress', label: text.online, Tab: OnlineTab },
  { list: 'coverage', group: 'progress', label: text.coverage, Tab: CoverageTab },
  { list: 'halls', group: 'progress', label: text.halls, Tab: HallsTab },
  { list: 'oneWindow', group: 'progress', label: text.oneWindow, Tab: OneWindowTab },
  { list: 'programme', group: 'progress', label: text.programme, Tab: ProgrammeTab },
  { list: 'upgrades', group: 'progress', label: text.upgrades, Tab: UpgradesTab },
  { list: 'candidates', group: 'figures', label: text.candidates, Tab: CandidatesTab },
  { list: 'proofs', group: 'work', label: text.proofs, Tab: ProofsTab },
  { list: 'cleanUps', group: 'work', label: text.cleanUps, Tab: CleanUpsTab },
  { list: 'transfers', group: 'work', label: text.transfers, Tab: TransfersTab },
  { list: 'changes', group: 'work', label: text.changes, Tab: ChangesTab },
];
