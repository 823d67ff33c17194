/** Links that lead out of the frame that is shown, or across it: what they join is not in it. */
import { useEffect, useMemo } from 'react';
import type { Connector } from '../../../../shared/documents/boardKinds.ts';
import { centre, containsPoint } from '../../../canvas/geometry.ts';
import { writable } from '../../../live/readable.ts';
import type { Readable } from '../../../live/types.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { linkEnds } from '../model/linkEnds.ts';
import type { Slide } from './frames.ts';

type LeadsOut = (link: Connector) => boolean;

export function useLeadsOut(model: BoardModel, slide: Slide | undefined): Readable<LeadsOut> {
  const leadsOut = useMemo(() => writable<LeadsOut>(() => false), []);
  useEffect(() => {
    leadsOut.set((link) => {
      const ends = slide && linkEnds(link, (id) => model.solidBox(id));
      return !!ends && [ends.from, ends.to].some((end) => !containsPoint(slide.box, centre(end)));
    });
  }, [leadsOut, model, slide]);
  return leadsOut;
}
