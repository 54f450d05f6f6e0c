/** How many bytes of files that are on their way may lie in memory: from everybody, and from one address. */
export interface RoomLimits {
  readonly whole: number;
  readonly each: number;
}

export interface UploadRoom {
  /** Room for bytes that came; false where there is none for this address now. What was had is given back together. */
  readonly take: (who: string, bytes: number) => boolean;
  readonly giveBack: (who: string, bytes: number) => void;
}

/** Somebody who holds many uploads open takes the room of his own address, and of the whole no more than its bytes that came. */
export function uploadRoom({ whole, each }: RoomLimits): UploadRoom {
  let taken = 0;
  const byAddress = new Map<string, number>();
  const add = (who: string, bytes: number) => {
    taken += bytes;
    const left = (byAddress.get(who) ?? 0) + bytes;
    if (left > 0) byAddress.set(who, left);
    else byAddress.delete(who);
  };
  return {
    take: (who, bytes) => {
      if (taken + bytes > whole || (byAddress.get(who) ?? 0) + bytes > each) return false;
      add(who, bytes);
      return true;
    },
    giveBack: (who, bytes) => add(who, -bytes),
  };
}
