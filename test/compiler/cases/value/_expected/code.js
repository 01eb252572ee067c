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
    item = item + ",\"text\":{\"S\":\"web\"}";
    item = item + ",\"empty\":{\"S\":\"\"}";
    item = item + ",\"number\":{\"N\":\"42.5\"}";
    item = item + ",\"zero\":{\"N\":\"0\"}";
    item = item + ",\"negative\":{\"N\":\"-3\"}";
    item = item + ",\"truth\":{\"BOOL\":true}";
    item = item + ",\"list\":{\"L\":[{\"N\":\"1\"},{\"S\":\"two\"},{\"NULL\":true},{\"L\":[{\"BOOL\":false}]}]}";
    item = item + ",\"map\":{\"M\":{\"a\":{\"N\":\"1\"},\"b\":{\"M\":{\"c\":{\"L\":[]}}}}}";
    {
      let value_;
      value_ = literal;
      if (value_ !== undefined) {
        item = appendValue(item + ",\"nothing\":", value_, "item.nothing", run, false, 0);
      }
    }
    {
      let value_1;
      value_1 = literal;
      if (value_1 === null) value_1 = undefined;
      if (value_1 === undefined) value_1 = fallback;
      if (value_1 !== undefined) {
        item = appendS(item + ",\"nothing_typed\":{\"S\":\"", value_1, "item.nothing_typed", run, false, 0) + "\"}";
      }
    }
    item = item + ",\"path_like\":{\"S\":\"properties.a\"}";
    item = item + ",\"digits\":{\"N\":\"9007199254740993\"}";
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
