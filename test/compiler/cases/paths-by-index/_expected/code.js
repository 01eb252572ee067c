// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    const list_ = asList(properties_["products"]);
    const map_ = asMap(list_[0]);
    const map_1 = asMap(list_[2]);
    const list_1 = asList(properties_["matrix"]);
    const list_2 = asList(list_1[1]);
    const numbered_ = asMap(properties_["numbered"]);
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
      value_ = map_["sku"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "sku", run.digits.get(map_));
      if (value_ !== undefined) {
        item = appendValue(item + ",\"first\":", value_, "item.first", run, run.clean, 0);
      }
    }
    {
      let value_1;
      value_1 = map_1["sku"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "sku", run.digits.get(map_1));
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"last\":", value_1, "item.last", run, run.clean, 0);
      }
    }
    {
      let value_2;
      value_2 = list_2[0];
      if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, 0, run.digits.get(list_2));
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"cell\":", value_2, "item.cell", run, run.clean, 0);
      }
    }
    {
      let value_3;
      value_3 = numbered_["0"];
      if (typeof value_3 === 'number' && run.digits !== undefined) value_3 = exactMember(value_3, "0", run.digits.get(numbered_));
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"keyed\":", value_3, "item.keyed", run, run.clean, 0);
      }
    }
    {
      let value_4;
      value_4 = list_[1];
      if (typeof value_4 === 'number' && run.digits !== undefined) value_4 = exactMember(value_4, 1, run.digits.get(list_));
      if (value_4 !== undefined) {
        item = appendValue(item + ",\"whole\":", value_4, "item.whole", run, run.clean, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
