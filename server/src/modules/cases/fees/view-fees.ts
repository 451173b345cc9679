import type { Actor } from '#platform';
import { isCounter, isDepartmentOf, type ReadCase } from '../views/read-case.ts';

/** 收费 of a strand: what the guide publishes today (分), and every sum that was recorded (分), the earliest first. */
export type FeesView = {
  published: { id: string; name: string; amountFen: number }[];
  recorded: { fee: string; name: string; amountFen: number; at: string }[];
  mayRecord: boolean;
};

const collecting = ['waiting', 'reviewing', 'deciding', 'granted'];

/** What is to be paid for a strand and what was; null where the item is free and nothing was recorded (OVS-01). */
export function viewFees(read: ReadCase, member: string, actor: Actor): FeesView | null {
  const node = read.plan.nodes.find((one) => one.member === member);
  const published = (read.items.get(node?.item ?? '')?.definition.fees ?? [])
    .filter((fee) => fee.amountFen > 0)
    .map(({ id, name, amountFen }) => ({ id, name, amountFen }));
  const recorded = read.events
    .filter((event) => event.member === member && event.type === 'strand.fee-recorded')
    .map(({ at, data }) => {
      const { fee, amountFen } = data as { fee: string; amountFen: number };
      return { fee, name: published.find((one) => one.id === fee)?.name ?? '', amountFen, at };
    });
  if (published.length + recorded.length === 0) return null;
  const isOpen = collecting.includes(read.record.state.strands[member]?.status ?? '');
  return { published, recorded, mayRecord: isOpen && published.length > 0 && mayTake(read, member, actor) };
}

const mayTake = ({ record }: ReadCase, member: string, actor: Actor): boolean =>
  isCounter(actor)(record) ||
  isDepartmentOf({ ...actor, posts: actor.posts.filter((post) => post.role === 'reviewer') }, member)(record);
