/** 办事场所: windows, what is placed in halls, where something can be handed in, and which systems are connected. */
export { dockedState, dockingsFor } from './dockings.ts';
export { admissionNames, judgePlacement, judgeWindow } from './judge-hall.ts';
export {
  appliedItems,
  isAppliedFor,
  needsAdmission,
  notAdmitted,
  type Place,
  placementCode,
  placesFor,
  type Premises,
  premisesOf,
  takes,
} from './premises.ts';
