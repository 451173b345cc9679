import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { previewBundle, readBundle } from '../../api/bundles.ts';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { usePathPart } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { CitizenPage } from '../frame.tsx';
import { words } from '../strings.ts';
import { readAnswers, readPlace } from './answers-address.ts';
import { Conversation } from './conversation.tsx';
import { Steps } from './steps.tsx';
import { Told } from './told.tsx';

const text = words.bundle;

/** 一件事: questions first, then everything at once (一次告知). Nobody has to sign in to know what will be asked. */
export default function BundlePage() {
  const code = usePathPart('code');
  const query = useRouterState({ select: (state) => state.location.searchStr });
  const bundle = useQuery({ queryKey: ['bundle', code], queryFn: () => readBundle(code), staleTime: 5 * 60_000 });
  const answers = bundle.data ? readAnswers(bundle.data.questions, query) : {};
  const preview = useQuery({
    queryKey: ['preview', code, answers],
    queryFn: () => previewBundle(code, answers),
    enabled: bundle.isSuccess,
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  });
  const place = readPlace(query);
  const shown = preview.data?.preview;
  const asked = place.at ?? shown?.pending[0]?.id ?? null;
  const isTold = shown !== undefined && asked === null && !preview.isPlaceholderData;
  const title = bundle.data?.name ?? words.home.asBundle;
  return (
    <CitizenPage title={isTold ? `${title} ${text.told}` : title}>
      {bundle.data && <Steps at={isTold ? 1 : 0} />}
      <Problem
        problem={bundle.error ?? preview.error}
        onRetry={() => void (bundle.isError ? bundle.refetch() : preview.refetch())}
      />
      {(bundle.isPending || (preview.isPending && bundle.isSuccess)) && <LoadingBlock lines={6} />}
      {bundle.data && shown && !isTold && (
        <Conversation
          bundle={bundle.data}
          answers={answers}
          preview={shown}
          askedId={asked}
          isStale={preview.isPlaceholderData}
          optedOut={place.optedOut}
        />
      )}
      {bundle.data && isTold && <Told bundle={bundle.data} preview={shown} place={place} />}
    </CitizenPage>
  );
}
