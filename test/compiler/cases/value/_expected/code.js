// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let item = run.keyMembers;
    {
      let value_;
      value_ = literal;
      if (value_ !== undefined) {
        item = appendValue(item + ",\"text\":", value_, "item.text", run, false, 0);
      }
    }
    {
      let value_1;
      value_1 = literal$1;
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"empty\":", value_1, "item.empty", run, false, 0);
      }
    }
    {
      let value_2;
      value_2 = literal$2;
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"number\":", value_2, "item.number", run, false, 0);
      }
    }
    {
      let value_3;
      value_3 = literal$3;
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"zero\":", value_3, "item.zero", run, false, 0);
      }
    }
    {
      let value_4;
      value_4 = literal$4;
      if (value_4 !== undefined) {
        item = appendValue(item + ",\"negative\":", value_4, "item.negative", run, false, 0);
      }
    }
    {
      let value_5;
      value_5 = literal$5;
      if (value_5 !== undefined) {
        item = appendValue(item + ",\"truth\":", value_5, "item.truth", run, false, 0);
      }
    }
    {
      let value_6;
      value_6 = literal$6;
      if (value_6 !== undefined) {
        item = appendValue(item + ",\"list\":", value_6, "item.list", run, false, 0);
      }
    }
    {
      let value_7;
      value_7 = literal$7;
      if (value_7 !== undefined) {
        item = appendValue(item + ",\"map\":", value_7, "item.map", run, false, 0);
      }
    }
    {
      let value_8;
      value_8 = literal$8;
      if (value_8 !== undefined) {
        item = appendValue(item + ",\"nothing\":", value_8, "item.nothing", run, false, 0);
      }
    }
    {
      let value_9;
      value_9 = literal$8;
      if (value_9 === null) value_9 = undefined;
      if (value_9 === undefined) value_9 = fallback;
      if (value_9 !== undefined) {
        item = appendS(item + ",\"nothing_typed\":{\"S\":\"", value_9, "item.nothing_typed", run, false, 0) + "\"}";
      }
    }
    {
      let value_10;
      value_10 = literal$9;
      if (value_10 !== undefined) {
        item = appendValue(item + ",\"path_like\":", value_10, "item.path_like", run, false, 0);
      }
    }
    {
      let value_11;
      value_11 = literal$10;
      if (value_11 === null) value_11 = undefined;
      if (value_11 !== undefined) {
        item = appendN(item + ",\"digits\":{\"N\":\"", value_11, "item.digits", run, false, 0) + "\"}";
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
