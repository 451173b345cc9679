import type { ApplicationMaterial, ApplicationPledge } from '../api/applications.ts';
import type { FieldGroups } from './field-groups.ts';
import { scriptWords as say } from './strings.ts';

/** 话术: one line of what to say and one of what to check; either may be missing. */
export type ScriptLine = { say: string | null; check: string | null };

const LABELS_SAID = 4;

/** What to say while applicant, bundle and situation are found out. */
export function startScript(at: {
  bundle: { name: string; eligibility: readonly { text: string }[] } | null;
  questions: readonly string[];
}): ScriptLine[] {
  const { bundle, questions } = at;
  if (!bundle) return [{ say: say.welcome, check: say.identity }];
  return [
    {
      say: say.bundleChosen(bundle.name),
      check: bundle.eligibility.length > 0 ? say.eligibility(bundle.eligibility.map((one) => one.text)) : null,
    },
    ...questions.map((text) => ({ say: say.ask(text), check: null })),
    ...(questions.length === 0 ? [{ say: say.situationDone, check: null }] : []),
  ];
}

/** What to say while the form is filled and materials are taken. */
export function intakeScript(at: {
  groups: FieldGroups;
  materials: readonly ApplicationMaterial[];
  pledges: readonly Pick<ApplicationPledge, 'itemName' | 'committed'>[];
  labels: ReadonlyMap<string, string>;
  isReady: boolean;
}): ScriptLine[] {
  const missing = at.groups.toFill
    .filter((field) => field.problem)
    .map((field) => at.labels.get(field.key) ?? field.label);
  const bring = at.materials.filter((one) => one.disposition === 'bring' && one.files.length === 0 && !one.gap);
  const exempt = at.materials.filter((one) => one.disposition === 'exempt').length;
  const commitments = at.materials.filter(
    (one) => one.exemption?.way === 'commitment' && !one.committed && one.files.length === 0,
  );
  return [
    ...(missing.length > 0
      ? [{ say: say.missing(missing.slice(0, LABELS_SAID), missing.length), check: say.writeAsOnPaper }]
      : []),
    { say: say.readBack, check: say.differing },
    ...(exempt > 0 ? [{ say: say.spared(exempt), check: null }] : []),
    ...bring.map((one) => ({ say: say.bring(one.name), check: say.bringCheck(one.content, one.signature) })),
    ...commitments.map((one) => ({ say: say.commit(one.name), check: say.commitCheck })),
    ...at.pledges
      .filter((one) => !one.committed)
      .map((one) => ({ say: say.pledge(one.itemName), check: say.pledgeCheck })),
    ...(at.isReady ? [{ say: say.submit, check: null }] : []),
  ];
}
