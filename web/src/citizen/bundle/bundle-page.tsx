import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { type BundleDetail, previewBundle, readBundle } from '../../api/bundles.ts';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { usePathPart } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { CitizenPage } from '../frame.tsx';
import { words } from '../strings.ts';
import { readAnswers, readPlace } from './answers-address.ts';
import { Conversation } from './conversation.tsx';
import { Steps } from './steps.tsx';
import styles from './told.module.css';
import { Told } from './told.tsx';

/** 一件事: questions first, then everything at once (一次告知). Nobody has to sign in to know what will be asked. */
export default function BundlePage() {
  const code = usePathPart('code');
  const query = useRouterState({ select: (state) => state.location.searchStr });
  const bundle = useQuery({ queryKey: ['bundle', code], queryFn: () => readBundle(code), staleTime: 5 * 60_000 });
  return (
    <CitizenPage title={bundle.data?.name ?? words.home.asBundle}>
      <Problem isPage problem={bundle.error} onRetry={() => void bundle.refetch()} />
      {bundle.isPending && <LoadingBlock lines={6} />}
      {bundle.data?.trial && (
        <p className={styles.trialNote} role="note">
          {words.bundle.trialNote}
        </p>
      )}
      {bundle.data?.pilot && (
        <p className={styles.trialNote} role="note">
          {words.bundle.pilotNote}
        </p>
      )}
      {bundle.data && <Talk bundle={bundle.data} query={query} />}
    </CitizenPage>
  );
}

/** What follows from the answers in the address: the next question, or the whole notice. */
function Talk({ bundle, query }: { bundle: BundleDetail; query: string }) {
  const answers = readAnswers(bundle.questions, query);
  const place = readPlace(query);
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery({
    queryKey: ['preview', bundle.code, answers],
    queryFn: () => previewBundle(bundle.code, answers),
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  });
  const asked = place.at ?? data?.preview.pending[0]?.id ?? null;
  const isTold = data !== undefined && asked === null && !isPlaceholderData;
  return (
    <>
      <Steps at={isTold ? 1 : 0} />
      <Problem problem={error} onRetry={() => void refetch()} />
      {isPending && <LoadingBlock lines={6} />}
      {data && isTold && <Told bundle={bundle} preview={data.preview} place={place} />}
      {data && !isTold && (
        <Conversation
          bundle={bundle}
          answers={answers}
          preview={data.preview}
          askedId={asked}
          isStale={isPlaceholderData}
          optedOut={place.optedOut}
        />
      )}
    </>
  );
}
