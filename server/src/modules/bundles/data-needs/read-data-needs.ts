import { type DataNeed, dataNeeds } from '@yijian/core/compile';
import type { Bundle } from '@yijian/core/contract';
import { findDefinition, loadCatalogue } from '#catalogue';
import { registerStandings } from '#exchange';
import { listLicenceTypes } from '#licences';
import type { Environment } from '#platform';
import { refusals } from '../refusals.ts';

/** 一条需求和能不能用: `because` says why it can or cannot be used now. */
export type ShownNeed = DataNeed & { isAvailable: boolean; because: string };

/**
 * 数据共享需求清单 (THG-26): what the draft (else what is in force) reads from registers and licences, each with whether it can be used
 * now. Refuses `bundles.unknown-bundle`.
 */
export async function readDataNeeds(env: Environment, bundle: string): Promise<ShownNeed[]> {
  const found = await findDefinition(env.db, { kind: 'bundle', code: bundle });
  const body = (found?.draft?.body ?? found?.body) as Bundle | null | undefined;
  if (!body) throw refusals.unknownBundle.with({ bundle });
  const registers = new Map((await registerStandings(env)).map((one) => [one.register as string, one]));
  const licences = new Map((await listLicenceTypes(env.db)).map((one) => [one.code, one]));
  return dataNeeds(body, await loadCatalogue(env.db)).map((need) => ({
    ...need,
    ...(need.kind === 'register' ? ofRegister(registers.get(need.code)) : ofLicence(licences.get(need.code))),
  }));
}

type Standing = Pick<ShownNeed, 'isAvailable' | 'because'>;

function ofRegister(standing: Awaited<ReturnType<typeof registerStandings>>[number] | undefined): Standing {
  if (!standing?.isConnected) return { isAvailable: false, because: '登记库还没有接通' };
  if (standing.last === null) return { isAvailable: true, because: '已接通，还没有试调过' };
  return standing.last.hasAnswered
    ? { isAvailable: true, because: '已接通，最近一次查询有回应' }
    : { isAvailable: false, because: '已接通，最近一次查询没有回应' };
}

function ofLicence(entry: Awaited<ReturnType<typeof listLicenceTypes>>[number] | undefined): Standing {
  if (entry === undefined) return { isAvailable: false, because: '证照类型还没有公布' };
  if (entry.held > 0) return { isAvailable: true, because: `证照库里有 ${entry.held} 张有效的` };
  return entry.issuedBy.length > 0
    ? { isAvailable: true, because: '由本平台的事项发放，还没有发出过' }
    : { isAvailable: false, because: '证照库里一张也没有，也没有事项发放它' };
}
