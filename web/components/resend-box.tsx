/** Asks for the letter of a link once more; what it says afterwards is the same for every link. */
export const ResendBox = (box: { linkId: string; page: string; intro: string; submit: string; second?: boolean }) => (
  <form class="card" method="post" action={`/t/${box.linkId}/do/resendLink`} data-form="resendLink">
    <p>{box.intro}</p>
    <input type="hidden" name="_page" value={box.page} />
    <input type="hidden" name="_onward" value={`${box.page}?resent=yes`} />
    <p class="actions">
      <button type="submit" class={box.second ? 'second' : undefined}>
        {box.submit}
      </button>
    </p>
  </form>
);
