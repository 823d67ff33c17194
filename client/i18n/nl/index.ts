import actions from './actions.json';
import board from './board.json';
import errors from './errors.json';
import live from './live.json';
import shell from './shell.json';
import together from './together.json';

export default { actions, board, errors, live, shell, together };
