import { web } from '../../text/web.js';
import { accountWords } from '../../text/web-account.js';
import { publicWords } from '../../text/web-public.js';
import { documentOf, Page } from '../layout.js';
import type { Frame } from '../views/frame.js';

/** What this is, and the three ways in: sign in, notices, verification. */
export function homePage(frame: Frame): string {
  const words = web[frame.language];
  const pub = publicWords[frame.language];
  return documentOf(
    <Page frame={frame} title={words.home} open>
      <h1>{words.welcome}</h1>
      <p class="lead middle">{words.welcomeText}</p>
      <ul class="things">
        <li>
          <div>
            <h2>
              <a href={frame.person ? '/tasks' : '/sign-in'}>{frame.person ? words.tasks : words.signIn}</a>
            </h2>
            <p class="soft">{accountWords[frame.language].signInIntro}</p>
          </div>
        </li>
        <li>
          <div>
            <h2>
              <a href="/notices">{words.notices}</a>
            </h2>
            <p class="soft">{pub.boardIntro}</p>
          </div>
        </li>
        <li>
          <div>
            <h2>
              <a href="/results">{pub.results}</a>
            </h2>
            <p class="soft">{pub.resultsIntro}</p>
          </div>
        </li>
        <li>
          <div>
            <h2>
              <a href="/v">{words.verify}</a>
            </h2>
            <p class="soft">{pub.verifyIntro}</p>
          </div>
        </li>
      </ul>
    </Page>,
  );
}
