import type { Docking, ServiceItem } from '../contract/index.ts';

/** 对接情况 of an item: the dockings that cover it; those that name it stand before those of its whole authority. */
export function dockingsFor(item: Pick<ServiceItem, 'code' | 'authority'>, dockings: readonly Docking[]): Docking[] {
  const naming = dockings.filter((one) => one.items?.includes(item.code));
  return naming.length > 0
    ? naming
    : dockings.filter((one) => one.items === undefined && one.authority === item.authority);
}

/** 能否综窗受理 (CAT-28): every system that handles it is connected; `unknown` where none is registered. */
export function dockedState(dockings: readonly Docking[]): 'connected' | 'disconnected' | 'unknown' {
  if (dockings.length === 0) return 'unknown';
  return dockings.every((one) => one.docked === 'connected') ? 'connected' : 'disconnected';
}
