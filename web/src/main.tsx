import './ui/base.css';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProblem } from './api/problem.ts';
import { meKey, meQuery } from './api/session.ts';
import { faces } from './faces.ts';
import { LoadingBlock } from './ui/loading-block.tsx';
import { LostPage } from './ui/lost-page.tsx';
import { PageFault } from './ui/page-fault.tsx';

/** A session that ended meanwhile (退出、超时): ask again who is looking; personal pages then lead to the login page. */
function noticeEndedSession(error: unknown): void {
  if (error instanceof ApiProblem && error.signInNeeded) void cache.invalidateQueries({ queryKey: meKey });
}

const cache: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeEndedSession }),
  mutationCache: new MutationCache({ onError: noticeEndedSession }),
  defaultOptions: {
    queries: {
      // A refusal stays a refusal; only a missing answer is worth asking for again.
      retry: (count, error) => count < 2 && (!(error instanceof ApiProblem) || error.mayRetry),
      staleTime: 10_000,
      // Without a line the person is told so, instead of waiting for it in silence.
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

const root = createRootRoute({ component: Outlet, notFoundComponent: LostPage });
const pages = faces
  .flatMap((face) => face.routes)
  .map((route) =>
    createRoute({ getParentRoute: () => root, path: route.path, component: lazyRouteComponent(route.load) }),
  );

const router = createRouter({
  routeTree: root.addChildren(pages),
  defaultPendingComponent: LoadingBlock,
  defaultErrorComponent: PageFault,
  defaultNotFoundComponent: LostPage,
  defaultPendingMs: 300,
  scrollRestoration: true,
  // Queries are plain text here: `?q=开店`, never JSON.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const set = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
    const text = new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString();
    return text ? `?${text}` : '';
  },
});

/**
 * The page's own file and who is looking are fetched together, and the first picture waits for both: a header that says 登录 and
 * then jumps to a name is worse than a moment of white. Not longer than a second and a half; whoever waits then sees the frame.
 */
const FIRST_PICTURE_MS = 1500;
const ready = Promise.allSettled([cache.prefetchQuery(meQuery), router.load()]);
const patience = new Promise((resolve) => setTimeout(resolve, FIRST_PICTURE_MS));

void Promise.race([ready, patience]).then(() =>
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <QueryClientProvider client={cache}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  ),
);
